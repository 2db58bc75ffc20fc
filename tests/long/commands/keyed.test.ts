import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { SampleArticle } from '../../../sample/content.ts';
import { runCommand } from '../../support/command.ts';
import { copyProject } from '../../support/project-copy.ts';
import { article, articles, category, startSample } from '../../support/sample.ts';

/** Part of every text that readers must not see. The stemming of the search engine doesn't change it. */
const SECRET = 'zyxq';
/** The end of every key in this test. */
const KEY_SECRET = 'qvwkkeykey';
const KEY = `sk_test_${KEY_SECRET}`;
/** Part of texts that readers may see: finding it proves that the right files are searched. */
const PUBLIC = 'plainlyseen';

const hiddenArticle = (slug: string, rest: Partial<SampleArticle>) =>
	article(`${SECRET}-${slug}`, {
		title: `${SECRET}title of ${slug}`,
		excerpt: `${SECRET}excerpt`,
		content: `# ${SECRET}heading\n\n${SECRET}content, see [here](/${SECRET}link) ![${SECRET}alt](/${SECRET}.png)`,
		category: `${SECRET}-staff`,
		tags: [`${SECRET}tag`],
		metaDescription: `${SECRET}description`,
		...rest,
	});

const createContent = () => ({
	categories: [
		category('basics', { description: `${PUBLIC} basics` }),
		category(`${SECRET}-staff`, { name: `${SECRET} name`, description: `${SECRET} words`, isPublic: false }),
	],
	articles: [
		...articles(12, (n) => ({
			category: n === 1 ? `${SECRET}-staff` : 'basics',
			title: `${PUBLIC} ${n}`,
			excerpt: `About ${PUBLIC} things.`,
			content: `${PUBLIC} in article ${n}.`,
			notes: `${SECRET}notes ${n}`,
			overrides: {
				metadata: { by: `${SECRET}meta` },
				internalNotes: `${SECRET}inner`,
				customer_notes: `${SECRET}theirs`,
			},
		})),
		hiddenArticle('draft', { status: 'draft' }),
		hiddenArticle('archived', { status: 'archived' }),
		hiddenArticle('private', { isPublic: false, notes: `${SECRET}notes` }),
		hiddenArticle('silent', { overrides: { status: null } }),
		hiddenArticle('shouting', { overrides: { status: 'DRAFT', isPublic: 'true' } }),
	],
});

let copy: Awaited<ReturnType<typeof copyProject>>;
before(async () => {
	copy = await copyProject();
});
after(() => copy.remove());

/** Reads a file as lower-case text; decompresses it if it is gzipped, as the search index is. */
async function readText(path: string): Promise<string> {
	const bytes = await readFile(path);
	return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8').toLowerCase();
}

/** Reads every file that the commands wrote: path → text. */
async function readOutputFiles(): Promise<Map<string, string>> {
	const found = await Array.fromAsync(
		glob('{data,dist,redirects,.astro}/**', { cwd: copy.folder, withFileTypes: true }),
	);
	const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return new Map(await Promise.all(paths.map(async (path): Promise<[string, string]> => [path, await readText(path)])));
}

/** Fails if a secret is in a file, in a file's path or in the terminal's output. */
function assertNoSecrets(files: ReadonlyMap<string, string>, output: string): void {
	for (const [path, text] of [...files, ['the output', output.toLowerCase()] as const])
		for (const secret of [SECRET, KEY_SECRET.slice(0, 4)]) {
			const at = text.indexOf(secret);
			assert.equal(at, -1, `${path} contains ${text.slice(Math.max(0, at - 80), at + 40)}`);
			assert.ok(!path.toLowerCase().includes(secret), path);
		}
}

for (const v1ContentInList of [true, false]) {
	const how = v1ContentInList ? 'with content in the list' : 'with one request per article';

	test(`No internal text and no key gets from the keyed API into the output, ${how}`, {
		timeout: 240_000,
	}, async (t) => {
		const content = createContent();
		const library = await startSample(t, { content, v1ContentInList, v1Filters: false, maxPageSize: 5 });
		const environment = {
			LIBRARY_SOURCE: 'v1',
			CSTAR_API_KEY: KEY,
			CSTAR_TEAM: 'sample',
			CSTAR_URL: library.url.origin,
			SITE_URL: 'http://127.0.0.1:9',
			DATA_DIR: join(copy.folder, 'data', how),
			SYNC_MAX_WAIT: '5',
		};
		const run = async (name: 'sync' | 'build', rest: Record<string, string> = {}) => {
			const { code, output } = await runCommand(name, { ...environment, ...rest }, copy.folder);
			const files = await readOutputFiles();
			assertNoSecrets(files, output);
			return { code, output, files };
		};

		// An interrupted sync keeps the responses received so far.
		const path = v1ContentInList ? /page=3/ : /articles\/art/;
		library.faults.set([{ kind: 'status', status: 429, retryAfter: 900, path, after: v1ContentInList ? 0 : 5 }]);
		const unfinished = await run('sync');
		assert.equal(unfinished.code, 75);
		assert.ok([...unfinished.files].some(([path, text]) => path.includes(how) && text.includes(PUBLIC)));
		library.faults.clear();

		const built = await run('build');
		assert.equal(built.code, 0, built.output);
		assert.match(built.output, /^CSTAR_API_KEY is a test key: .*test data/m);
		assert.match(built.output, /^12 articles: /m);
		assert.match(built.output, /It does not say that it is published and public/);
		for (const name of [
			'library.ndjson',
			'ledger.ndjson',
			'article-4/index.html',
			'.pf_fragment',
			'article-4.md',
			'article-4.json',
			'feed.xml',
			'feed.json',
			'llms.txt',
			'llms-full.txt',
			'dist/library/',
		])
			assert.ok(
				[...built.files].some(([path, text]) => path.includes(name) && text.includes(PUBLIC)),
				`${name} is searched`,
			);

		// One public article becomes a draft, another one private, both with new texts.
		content.articles = content.articles.map((each) => {
			if (each.slug === 'article-2') return hiddenArticle('two', { id: each.id, status: 'draft' });
			return each.slug === 'article-3' ? { ...hiddenArticle('three', { id: each.id }), isPublic: false } : each;
		});
		const rebuilt = await run('build', { DEBUG: '1' });
		assert.equal(rebuilt.code, 0, rebuilt.output);
		assert.match(rebuilt.output, /^10 articles: /m);
		const dist = [...rebuilt.files].filter(([path]) => path.startsWith(join(copy.folder, 'dist')));
		assert.ok(dist.some(([path]) => path.endsWith('/article-4/index.html')));
		for (const [path, text] of dist) assert.doesNotMatch(text, /in article [23]\./, path);
	});
}

test('A rejected key, another team’s key and an invalid one end the command, and the output contains no part of it, even with DEBUG=1', async (t) => {
	const library = await startSample(t, { content: createContent() });
	const run = async (rest: Record<string, string>) => {
		const environment = {
			LIBRARY_SOURCE: 'v1',
			CSTAR_API_KEY: KEY,
			CSTAR_TEAM: 'sample',
			CSTAR_URL: library.url.origin,
		};
		const folder = { DATA_DIR: join(copy.folder, 'data', 'errors'), SYNC_MAX_WAIT: '2', DEBUG: '1' };
		const { code, output } = await runCommand('sync', { ...environment, ...folder, ...rest }, copy.folder);
		assertNoSecrets(await readOutputFiles(), output);
		return { code, output };
	};
	library.faults.set([{ kind: 'status', status: 401, code: 'invalid_api_key', message: `Invalid: ${KEY}` }]);
	const rejected = await run({});
	assert.equal(rejected.code, 1);
	assert.match(rejected.output, /401 “invalid_api_key: Invalid: sk_test_….*CSTAR_API_KEY is not valid.*req_/);
	library.faults.set([{ kind: 'reset' }]);
	assert.equal((await run({})).code, 1);
	library.faults.clear();

	const otherTeam = await run({ CSTAR_TEAM: 'acme' });
	assert.equal(otherTeam.code, 78);
	assert.match(otherTeam.output, /CSTAR_TEAM is "acme", but CSTAR_API_KEY belongs to the team "sample, /);
	const invalid = await run({ CSTAR_API_KEY: KEY_SECRET });
	assert.equal(invalid.code, 78);
	assert.match(invalid.output, /CSTAR_API_KEY is set to a value that is not shown here: expected a key/);
	const none = await run({ CSTAR_API_KEY: '' });
	assert.equal(none.code, 78);
	assert.match(none.output, /CSTAR_API_KEY is not set/);
	const unused = await run({ LIBRARY_SOURCE: 'public', CSTAR_TEAM: 'nobody' });
	assert.match(unused.output, /^CSTAR_API_KEY is set but not used: LIBRARY_SOURCE=v1/m);
	assert.ok(library.requests.filter(({ path }) => path.startsWith('/api/library/')).length > 0);
	for (const { path, headers } of library.requests)
		if (path.startsWith('/api/library/')) assert.equal(headers.authorization, undefined);
});
