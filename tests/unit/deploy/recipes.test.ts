import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../../src/project-root.ts';
import { settingNames } from '../../../src/settings.ts';
import { createUrls } from '../../../src/site/addresses/urls.ts';
import { createHeadersFile } from '../../../src/site/security/policy-and-headers.ts';
import { type Directive, readHeaders, readNginx, readToml, readUnit } from '../../support/recipe-forms.ts';

const names = (await Array.fromAsync(glob('deploy/**/*.*', { cwd: projectRoot }))).sort();
const read = (name: string) => readFile(join(projectRoot, name), 'utf8');
const headers = readHeaders(
	createHeadersFile({ urls: createUrls('/', undefined), robots: 'index', config: { frameAncestors: ['*'] } }),
);
const everywhere = Object.fromEntries(headers.get('/*') ?? []);
/** What is sent with each page of this site but `/embed/`. */
const withPages = { ...everywhere, ...Object.fromEntries(headers.get('/articles/*') ?? []) };
const open = [...headers].flatMap(([pattern, rule]) => (rule.has('Access-Control-Allow-Origin') ? [pattern] : []));

const Package = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = Package.parse(JSON.parse(await read('package.json')));

test('every file of a recipe can be read in its form', async () => {
	assert.ok(names.length > 15);
	for (const name of names) {
		const text = await read(name);
		const reader: Record<string, () => unknown> = {
			'.yml': () => parse(text),
			'.json': () => JSON.parse(text),
			'.jsonc': () => JSON.parse(text),
			'.toml': () => readToml(text),
			'.conf': () => readNginx(text),
			'.service': () => readUnit(text),
			'.timer': () => readUnit(text),
			'.sh': () => execFileSync('sh', ['-n', join(projectRoot, name)]),
			'.js': () => execFileSync(process.execPath, ['--check', join(projectRoot, name)]),
			'.mjs': () => execFileSync(process.execPath, ['--check', join(projectRoot, name)]),
		};
		const check = reader[extname(name)];
		assert.ok(check, `${name}: a form that this test does not know`);
		assert.doesNotThrow(check, name);
	}
});

test('the readers of this test refuse what is not in form', () => {
	for (const text of ['a = 1', '[a]\nb = x', '[a]\n[a]', '[a]\nb = 1\nb = 2', '[a]]'])
		assert.throws(() => readToml(text), Error, text);
	for (const text of ['a {', 'a;}', 'a', 'a "b;', '; ', 'a { b }']) assert.throws(() => readNginx(text), Error, text);
	for (const text of ['A=1', '[Unit]\nnonsense']) assert.throws(() => readUnit(text), Error, text);
});

test('docs/deploy.md names every file of every recipe, or its folder', async () => {
	const links = [...(await read('docs/deploy.md')).matchAll(/\]\(\.\.\/([^)#]+)\)/g)].map(([, link = '']) => link);
	for (const name of names) {
		const isNamed = links.some(
			(link) => name === link || (link.endsWith('/') && link !== 'deploy/' && name.startsWith(link)),
		);
		assert.ok(isNamed, `docs/deploy.md does not link to ${name}`);
	}
});

/** Names in capitals that are not settings of this project, and whose they are. */
const OTHERS = new Set([
	'DEPLOY_HOOK_URL', // the recipes': a host's own address to ask for a build
	'WEBHOOK_SECRET', // the gate's
	'GITHUB_TOKEN', // the gate's
	'GITHUB_OUTPUT', // GitHub's
	'NODE_VERSION', // Netlify's
	'LARGEST',
	'OLD_HOME', // names within a script
]);

test('every setting and every npm script that a recipe or its document names is there', async () => {
	for (const name of [...names, 'docs/deploy.md']) {
		const text = await read(name);
		for (const [found] of text.matchAll(/(?<![\w/-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w(-])/g)) {
			assert.ok(settingNames.includes(found) || OTHERS.has(found), `${name} names ${found}`);
		}
		for (const [, script = ''] of text.matchAll(/npm run ([a-z][a-z:-]*)/g)) {
			assert.ok(Object.hasOwn(scripts, script), `${name} names npm run ${script}`);
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

test('GitHub Pages: the copy is kept whatever became of the build, and only a whole one is deployed', async () => {
	const { on, jobs } = Workflow.parse(parse(await read('deploy/github-pages/pages.yml')));
	assert.ok(on.repository_dispatch);
	const steps = jobs.build?.steps ?? [];
	const using = (action: string) => steps.find(({ uses }) => uses?.startsWith(`${action}@`));
	const [restore, save] = [using('actions/cache/restore'), using('actions/cache/save')];
	assert.equal(save?.if, 'always()');
	assert.equal(save?.with?.path, restore?.with?.path);
	assert.equal(save?.with?.key, restore?.with?.key);
	// A key that is new for each run, and a prefix of it that finds the last one.
	assert.match(String(save?.with?.key), /github\.run_id.*github\.run_attempt/);
	assert.ok(String(save?.with?.key).startsWith(String(restore?.with?.['restore-keys'])));
	assert.ok(
		steps.indexOf(using('actions/cache/restore') ?? {}) < steps.findIndex(({ run }) => run?.includes('npm run build')),
	);
	assert.match(String(using('actions/upload-pages-artifact')?.if), /outputs\.code == '0'/);
	assert.match(String(jobs.deploy?.if), /outputs\.code == '0'/);
	assert.deepEqual(jobs.deploy?.permissions, { pages: 'write', 'id-token': 'write' });
});

test('GitHub Pages: the build step passes on every exit code but 75', async (t) => {
	const { jobs } = Workflow.parse(parse(await read('deploy/github-pages/pages.yml')));
	const script = jobs.build?.steps.find(({ run }) => run?.includes('npm run build'))?.run ?? '';
	for (const [code, expected] of [
		[0, 0],
		[75, 0],
		[1, 1],
		[78, 78],
	]) {
		await t.test(`${code} becomes ${expected}`, () => {
			const faked = `npm() { return ${code}; }\n${script}`;
			const run = () =>
				execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', faked], {
					env: { GITHUB_OUTPUT: '/dev/null' },
					encoding: 'utf8',
				});
			if (expected === 0) assert.equal(run().includes('::notice'), code === 75);
			else assert.throws(run, { status: expected });
		});
	}
});

test('nginx sends the headers of _headers, finds pages and sends 404.html', async () => {
	const config = readNginx(await read('deploy/nginx/help-center.conf'));
	const server = config.find(({ words: [word] }) => word === 'server')?.block ?? [];
	const all = (name: string, block: readonly Directive[]) => block.filter(({ words: [word] }) => word === name);
	const sent = Object.fromEntries(
		all('add_header', server).map(({ words: [, name = '', value = ''] }) => [name, value]),
	);
	assert.deepEqual(sent, {
		...withPages,
		'Content-Security-Policy': '$help_center_framing',
		'X-Frame-Options': '$help_center_frames',
		'Access-Control-Allow-Origin': '$help_center_cors',
		'X-Robots-Tag': '$help_center_robots',
		'Cache-Control': '$help_center_caching',
	});
	for (const { block = [] } of all('location', server))
		assert.deepEqual(all('add_header', block), [], 'or the others are lost');
	assert.deepEqual(all('error_page', server)[0]?.words, ['error_page', '404', '/404.html']);
	assert.deepEqual(config[0]?.words, ['include', '/srv/help-center/redirects/nginx.conf']);
	const mapOf = (variable: string) => {
		const map = config.find(({ words }) => words[0] === 'map' && words[2] === variable)?.block ?? [];
		return Object.fromEntries(map.map(({ words: [key = '', value = ''] }) => [key, value]));
	};
	const { 'Content-Security-Policy': unframed, 'X-Frame-Options': refused } = withPages;
	const framed = headers.get('/embed/*')?.get('Content-Security-Policy');
	assert.deepEqual(mapOf('$help_center_framing'), { default: unframed, '~^/embed/': framed });
	assert.deepEqual(mapOf('$help_center_frames'), { default: refused, '~^/embed/': '' });
	const asPattern = (pattern: string) =>
		!pattern.includes('*')
			? pattern
			: pattern.endsWith('*')
				? `~^${pattern.slice(0, -1)}`
				: `~^${pattern.replace('.', '\\.').replace('*', '.*')}$`;
	assert.deepEqual(mapOf('$help_center_cors'), {
		default: '',
		...Object.fromEntries(open.map((pattern) => [asPattern(pattern), '*'])),
	});
	// What the two maps give is what `_headers` says of those addresses.
	for (const [variable, header] of [
		['$help_center_caching', 'Cache-Control'],
		['$help_center_robots', 'X-Robots-Tag'],
	]) {
		const map = config.find(({ words }) => words[0] === 'map' && words[2] === variable)?.block ?? [];
		const mapped = map.flatMap(({ words: [key = '', value = ''] }) =>
			key === 'default' ? [] : [[key.replace('~^', ''), value]],
		);
		const ruled = [...headers].flatMap(([pattern, rule]) => {
			const value = pattern === '/*' ? undefined : rule.get(header ?? '');
			return value === undefined ? [] : [[pattern.replace(/\*$/, ''), value]];
		});
		assert.deepEqual(mapped, ruled, variable);
	}
	const unit = readUnit(await read('deploy/nginx/help-center.service'));
	assert.equal(unit.get('Service')?.get('SuccessExitStatus'), '75');
});

test('CloudFront sends the headers of _headers, and S3 keeps for ever what _headers lets be kept', async () => {
	const policy = JSON.parse(await read('deploy/s3/response-headers-policy.json'));
	const { ContentSecurityPolicy, FrameOptions, ReferrerPolicy } = policy.SecurityHeadersConfig;
	const custom = policy.CustomHeadersConfig.Items.map(({ Header, Value }: { Header: string; Value: string }) => [
		Header,
		Value,
	]);
	assert.deepEqual(
		{
			'Content-Security-Policy': ContentSecurityPolicy.ContentSecurityPolicy,
			'X-Content-Type-Options': policy.SecurityHeadersConfig.ContentTypeOptions.Override ? 'nosniff' : '',
			'X-Frame-Options': FrameOptions.FrameOption,
			'Referrer-Policy': ReferrerPolicy.ReferrerPolicy,
			...Object.fromEntries(custom),
		},
		withPages,
	);
	const shared = JSON.parse(await read('deploy/s3/embed-headers-policy.json'));
	assert.deepEqual(shared.CorsConfig.AccessControlAllowOrigins, { Quantity: 1, Items: ['*'] });
	const { FrameOptions: none, ContentSecurityPolicy: framing, ...same } = shared.SecurityHeadersConfig;
	assert.equal(none, undefined);
	assert.equal(framing.ContentSecurityPolicy, headers.get('/embed/*')?.get('Content-Security-Policy'));
	const { FrameOptions: _, ContentSecurityPolicy: __, ...others } = policy.SecurityHeadersConfig;
	assert.deepEqual([same, shared.CustomHeadersConfig], [others, policy.CustomHeadersConfig]);
	const guide = await read('docs/deploy.md');
	for (const pattern of ['/embed/*', ...open]) assert.ok(guide.includes(`\`${pattern.slice(1)}\``), pattern);
	const script = await read('deploy/s3/publish.sh');
	const kept = [...headers].filter(([, rule]) => rule.get('Cache-Control')?.includes('immutable'));
	assert.equal(
		/for folder in (.*); do/.exec(script)?.[1],
		kept.map(([pattern]) => pattern.replace(/^\/|\/\*$/g, '')).join(' '),
	);
});

test('Netlify and Cloudflare publish dist/, where _headers and _redirects lie, and Cloudflare sends 404.html', async () => {
	const netlify = readToml(await read('deploy/netlify/netlify.toml'));
	assert.equal(netlify.get('build')?.[0]?.get('publish'), 'dist');
	assert.ok(names.includes(`${String(netlify.get('plugins')?.[0]?.get('package')).slice(1)}/manifest.yml`));
	assert.ok(names.includes(`${netlify.get('functions')?.[0]?.get('directory')}/rebuild.mjs`));
	const { assets } = JSON.parse(await read('deploy/cloudflare/wrangler.jsonc'));
	assert.equal(join('deploy/cloudflare', assets.directory), 'dist');
	assert.equal(assets.not_found_handling, '404-page');
});
