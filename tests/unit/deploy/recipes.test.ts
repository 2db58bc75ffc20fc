import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../../src/project-root.ts';
import { settingNames } from '../../../src/settings.ts';
import { createUrls } from '../../../src/site/addresses/urls.ts';
import { createHeadersFile } from '../../../src/site/security/policy-and-headers.ts';

/** The files of `deploy/`, and those that a host reads at a fixed place. */
const names = [
	...(await Array.fromAsync(glob('deploy/**/*.*', { cwd: projectRoot }))),
	'.github/workflows/pages.yml',
	'netlify.toml',
	'vercel.json',
	'wrangler.jsonc',
].sort();
const read = (name: string) => readFile(join(projectRoot, name), 'utf8');

const headersFile = createHeadersFile({
	urls: createUrls('/', undefined),
	robots: 'index',
	config: { frameAncestors: ['*'] },
});
/** The rules of `_headers`: the headers of each URL pattern. */
const rules = new Map<string, Record<string, string>>(
	headersFile
		.trim()
		.split(/\n(?=\/)/)
		.map((rule) => {
			const [pattern = '', ...lines] = rule.split('\n');
			return [pattern, Object.fromEntries(lines.map((line) => line.trim().split(/: (.*)/)))];
		}),
);
const onAllPaths = rules.get('/*') ?? {};
/** The headers of every page but `/embed/`. */
const onPages: Record<string, string> = { ...onAllPaths, ...rules.get('/articles/*') };
/** Each pattern that sets a header, with the value. */
const listRules = (header: string) =>
	[...rules].flatMap(([pattern, headers]): [string, string][] =>
		headers[header] === undefined ? [] : [[pattern, headers[header]]],
	);
/** The patterns whose content security policy is not the one of pages, with their policy: `/embed/*` and `/_pictures/*`. */
const ownPolicies = listRules('Content-Security-Policy').filter(
	([, policy]) => policy !== onPages['Content-Security-Policy'],
);

const Package = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = Package.parse(JSON.parse(await read('package.json')));

/** The lines of a configuration file without indentation, empty lines and comments. */
function readLines(text: string): string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));
}

/** Fails unless each line of an nginx file is one directive or the begin or end of a block, and all blocks are closed. */
function checkNginx(text: string): void {
	let depth = 0;
	for (const line of readLines(text)) {
		assert.match(line, /^(?:(?:[^\s"{};]|"[^"]*")[^"{};]*)+(?:;|\{\}?)$|^\}$/);
		if (line.endsWith('{')) depth += 1;
		if (line === '}') depth -= 1;
		assert.ok(depth >= 0, 'a } without a {');
	}
	assert.equal(depth, 0, 'a { without a }');
}

/** Fails unless a systemd unit consists of sections with lines of the form `Key=value`. */
function checkUnit(text: string): void {
	const [first = '', ...others] = readLines(text);
	assert.match(first, /^\[[A-Z]\w+\]$/);
	for (const line of others) assert.match(line, /^(?:\[[A-Z]\w+\]|[A-Z]\w+=.+)$/);
}

test('every file of a recipe has valid syntax', async () => {
	assert.ok(names.length > 15);
	for (const name of names) {
		const text = await read(name);
		const checks: Record<string, () => unknown> = {
			'.yml': () => parseYaml(text),
			'.json': () => JSON.parse(text),
			'.jsonc': () => JSON.parse(text),
			'.toml': () => parseToml(text),
			'.conf': () => checkNginx(text),
			'.service': () => checkUnit(text),
			'.timer': () => checkUnit(text),
			'.sh': () => execFileSync('sh', ['-n', join(projectRoot, name)]),
			'.js': () => execFileSync(process.execPath, ['--check', join(projectRoot, name)]),
			'.mjs': () => execFileSync(process.execPath, ['--check', join(projectRoot, name)]),
		};
		const check = checks[extname(name)];
		assert.ok(check, `${name}: this test can’t check such a file`);
		assert.doesNotThrow(check, name);
	}
});

test('the syntax checks of this test reject invalid files', () => {
	for (const text of ['a {', 'a;}', 'a', 'a "b;', '; ', 'a { b }', '}'])
		assert.throws(() => checkNginx(text), assert.AssertionError, text);
	for (const text of ['A=1', '[Unit]\nnonsense']) assert.throws(() => checkUnit(text), assert.AssertionError, text);
});

test('docs/deploy.md links to every file of every recipe, or to its folder', async () => {
	const links = [...(await read('docs/deploy.md')).matchAll(/\]\(\.\.\/([^)#]+)\)/g)].map(([, link = '']) => link);
	for (const name of names) {
		const isLinked = links.some(
			(link) => name === link || (link.endsWith('/') && link !== 'deploy/' && name.startsWith(link)),
		);
		assert.ok(isLinked, `docs/deploy.md does not link to ${name}`);
	}
});

/** Names in capitals that are no settings of this project, and what they belong to. */
const OTHER_NAMES = new Set([
	'DEPLOY_HOOK_URL', // the recipes: the URL where a host takes requests to build
	'WEBHOOK_SECRET', // deploy/gate
	'GITHUB_TOKEN', // deploy/gate
	'GITHUB_OUTPUT', // GitHub Actions
	// Constants in deploy/gate/gate.js.
	'MAX_BODY_BYTES',
	'MAX_SIGNATURES',
	'MAX_SECRETS',
	'MAX_EVENTS',
	'MAX_MESSAGE_BYTES', // a constant in src/insights/message.ts
	'READ_SECRET', // deploy/insights
	'NODE_VERSION', // Netlify
]);

test('every setting and every npm script that a recipe or docs/deploy.md mentions exists', async () => {
	for (const name of [...names, 'docs/deploy.md']) {
		const text = await read(name);
		for (const [found] of text.matchAll(/(?<![\w/-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w(-])/g)) {
			assert.ok(settingNames.includes(found) || OTHER_NAMES.has(found), `${name} mentions ${found}`);
		}
		for (const [, script = ''] of text.matchAll(/npm run ([a-z][a-z:-]*)/g)) {
			assert.ok(Object.hasOwn(scripts, script), `${name} mentions npm run ${script}`);
		}
	}
});

const Step = z.object({
	uses: z.string().optional(),
	if: z.string().optional(),
	run: z.string().optional(),
	with: z.record(z.string(), z.unknown()).optional(),
});
const Workflow = z.object({
	on: z.object({
		schedule: z.array(z.object({ cron: z.string().regex(/^\S+ \S+ \S+ \S+ \S+$/) })).min(1),
		workflow_dispatch: z.null(),
		repository_dispatch: z.object({ types: z.tuple([z.literal('library')]) }).optional(),
	}),
	jobs: z.record(
		z.string(),
		z.object({
			if: z.string().optional(),
			steps: z.array(Step),
			permissions: z.record(z.string(), z.string()).optional(),
		}),
	),
});

test('GitHub Pages: the data folder is cached also after a failed build, and only a complete site is deployed', async () => {
	const { on, jobs } = Workflow.parse(parseYaml(await read('.github/workflows/pages.yml')));
	assert.ok(on.repository_dispatch);
	// Every copy of the project has the file, also those on other hosts.
	assert.equal(jobs.build?.if, "vars.CSTAR_TEAM != ''");
	const steps = jobs.build?.steps ?? [];
	const findStep = (action: string) => steps.find(({ uses }) => uses?.startsWith(`${action}@`));
	const [restore, save] = [findStep('actions/cache/restore'), findStep('actions/cache/save')];
	assert.equal(save?.if, 'always()');
	assert.equal(save?.with?.path, restore?.with?.path);
	assert.equal(save?.with?.key, restore?.with?.key);
	// The key is new for each run; its prefix in `restore-keys` finds the latest one.
	assert.match(String(save?.with?.key), /github\.run_id.*github\.run_attempt/);
	assert.ok(String(save?.with?.key).startsWith(String(restore?.with?.['restore-keys'])));
	assert.ok(
		steps.indexOf(findStep('actions/cache/restore') ?? {}) <
			steps.findIndex(({ run }) => run?.includes('npm run build')),
	);
	assert.match(String(findStep('actions/upload-pages-artifact')?.if), /outputs\.code == '0'/);
	assert.match(String(jobs.deploy?.if), /outputs\.code == '0'/);
	assert.deepEqual(jobs.deploy?.permissions, { pages: 'write', 'id-token': 'write' });
});

test('GitHub Pages: the build step fails with the exit code of the build, except for 75', async (t) => {
	const { jobs } = Workflow.parse(parseYaml(await read('.github/workflows/pages.yml')));
	const script = jobs.build?.steps.find(({ run }) => run?.includes('npm run build'))?.run ?? '';
	for (const [code, expected] of [
		[0, 0],
		[75, 0],
		[1, 1],
		[78, 78],
	]) {
		await t.test(`exit code ${code} becomes ${expected}`, () => {
			const withFakeNpm = `npm() { return ${code}; }\n${script}`;
			const run = () =>
				execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', withFakeNpm], {
					env: { GITHUB_OUTPUT: '/dev/null' },
					encoding: 'utf8',
				});
			if (expected === 0) assert.equal(run().includes('::notice'), code === 75);
			else assert.throws(run, { status: expected });
		});
	}
});

/** A URL pattern of `_headers` as a key of an nginx map: a path, or a regular expression. */
function toNginxKey(pattern: string): string {
	// When nginx sends a folder's page, `$uri` already ends with `index.html`.
	if (pattern.endsWith('/')) return toNginxKey(`${pattern}*`);
	if (!pattern.includes('*')) return pattern;
	return `~^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`.replace(/\.\*\$$/, '');
}

function printNginxMap(
	variable: string,
	fallback: string,
	entries: readonly [pattern: string, value: string][],
): string {
	const lines = entries.map(([pattern, value]) => `"${toNginxKey(pattern)}" "${value}";`);
	return [`map $uri ${variable} {`, `default "${fallback}";`, ...lines, '}'].join('\n');
}

test('nginx sends the headers of _headers', async () => {
	const config = readLines(await read('deploy/nginx/help-center.conf'));
	const { 'Content-Security-Policy': pagePolicy = '', 'X-Frame-Options': frameOptions = '' } = onPages;
	assert.equal(
		config.slice(1, config.indexOf('server {')).join('\n'),
		[
			printNginxMap('$help_center_caching', '', listRules('Cache-Control')),
			printNginxMap('$help_center_robots', '', listRules('X-Robots-Tag')),
			printNginxMap('$help_center_policy', pagePolicy, ownPolicies),
			printNginxMap('$help_center_frames', frameOptions, [['/embed/*', '']]),
			printNginxMap('$help_center_cors', '', listRules('Access-Control-Allow-Origin')),
		].join('\n'),
	);
	// An `add_header` in a location would switch off all those of the server, so there are no others in the file.
	assert.deepEqual(
		config.filter((line) => line.startsWith('add_header')).sort(),
		[
			...Object.entries(onAllPaths).map(([name, value]) => `add_header ${name} "${value}" always;`),
			'add_header Content-Security-Policy $help_center_policy always;',
			'add_header X-Frame-Options $help_center_frames always;',
			'add_header X-Robots-Tag $help_center_robots always;',
			'add_header Access-Control-Allow-Origin $help_center_cors always;',
			'add_header Cache-Control $help_center_caching;',
		].sort(),
	);
});

test('nginx includes the redirects of the build and answers with 404.html, and exit code 75 is no failure for systemd', async () => {
	const config = readLines(await read('deploy/nginx/help-center.conf'));
	assert.equal(config[0], 'include /srv/help-center/redirects/nginx.conf;');
	assert.deepEqual(
		config.filter((line) => line.startsWith('error_page')),
		['error_page 404 /404.html;'],
	);
	const unit = readLines(await read('deploy/nginx/help-center.service'));
	assert.ok(unit.slice(unit.indexOf('[Service]')).includes('SuccessExitStatus=75'));
});

/** Headers as the part of a CloudFront response headers policy that sends them. */
function printCloudFrontHeaders(headers: Record<string, string>) {
	const {
		'Content-Security-Policy': policy,
		'X-Content-Type-Options': contentType,
		'X-Frame-Options': frames,
		'Referrer-Policy': referrer,
		...others
	} = headers;
	assert.equal(contentType, 'nosniff', 'the only value that CloudFront sends');
	const items = Object.entries(others).map(([Header, Value]) => ({ Header, Value, Override: true }));
	return {
		SecurityHeadersConfig: {
			ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: policy },
			ContentTypeOptions: { Override: true },
			...(frames !== undefined && { FrameOptions: { Override: true, FrameOption: frames } }),
			ReferrerPolicy: { Override: true, ReferrerPolicy: referrer },
		},
		CustomHeadersConfig: { Quantity: items.length, Items: items },
	};
}

/** Reads a CloudFront response headers policy, without its name and comment. */
async function readCloudFrontPolicy(name: string) {
	const { Name: _, Comment: __, ...policy } = JSON.parse(await read(`deploy/s3/${name}`));
	return policy;
}

test('CloudFront sends the headers of _headers, and docs/deploy.md says for which paths each policy is', async () => {
	assert.deepEqual(await readCloudFrontPolicy('response-headers-policy.json'), printCloudFrontHeaders(onPages));
	const policies = Object.fromEntries(ownPolicies);
	const printWithPolicy = (pattern: string) =>
		printCloudFrontHeaders({ ...onAllPaths, 'Content-Security-Policy': policies[pattern] ?? '' });
	const { CorsConfig, ...forOtherSites } = await readCloudFrontPolicy('embed-headers-policy.json');
	assert.deepEqual(CorsConfig.AccessControlAllowOrigins, { Quantity: 1, Items: ['*'] });
	assert.deepEqual(forOtherSites, printWithPolicy('/embed/*'));
	assert.deepEqual(await readCloudFrontPolicy('pictures-headers-policy.json'), printWithPolicy('/_pictures/*'));
	const guide = await read('docs/deploy.md');
	for (const [pattern] of [...ownPolicies, ...listRules('Access-Control-Allow-Origin')])
		assert.ok(guide.includes(`\`${pattern.slice(1)}\``), pattern);
});

test('a copied picture that is opened as a page runs no script, on every host', () => {
	assert.deepEqual(
		ownPolicies.map(([pattern]) => pattern),
		['/embed/*', '/_pictures/*'],
	);
	assert.match(Object.fromEntries(ownPolicies)['/_pictures/*'] ?? '', /^default-src 'none';.* sandbox;/);
});

test('S3 serves as immutable what _headers does', async () => {
	const folders = listRules('Cache-Control')
		.filter(([, value]) => value.includes('immutable'))
		.map(([pattern]) => pattern.replace(/^\/|\/\*$/g, ''));
	const script = readLines(await read('deploy/s3/publish.sh'));
	assert.deepEqual(
		script.filter((line) => line.startsWith('for ')),
		[`for folder in ${folders.join(' ')}; do`],
	);
});

const Netlify = z.object({
	build: z.object({ publish: z.literal('dist') }),
	plugins: z.tuple([z.object({ package: z.string().startsWith('/') })]),
	functions: z.object({ directory: z.string() }),
});

test('Netlify and Cloudflare publish dist/ with its _headers and _redirects, and Cloudflare answers with 404.html', async () => {
	const { plugins, functions } = Netlify.parse(parseToml(await read('netlify.toml')));
	assert.ok(names.includes(`${plugins[0].package.slice(1)}/manifest.yml`));
	assert.ok(names.includes(`${functions.directory}/rebuild.mjs`));
	const { assets } = JSON.parse(await read('wrangler.jsonc'));
	assert.equal(assets.directory, 'dist');
	assert.equal(assets.not_found_handling, '404-page');
});
