import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { z } from 'zod';
import { listen } from '../../../src/server/listen.ts';
import { copyProject } from '../../support/project-copy.ts';
import { article, startSample } from '../../support/sample.ts';

let copy: Awaited<ReturnType<typeof copyProject>>;
before(async () => {
	copy = await copyProject();
});
after(() => copy.remove());

/** The JSON report, as docs/configure.md documents it. */
const JsonReport = z.strictObject({
	name: z.string(),
	home: z.url().nullable(),
	contentAsOf: z.iso.datetime(),
	madeAt: z.iso.datetime(),
	articles: z.int(),
	counts: z.record(z.string(), z.int()),
	findings: z.array(
		z.strictObject({
			kind: z.string(),
			slug: z.string(),
			title: z.string(),
			url: z.url().nullable(),
			what: z.string(),
		}),
	),
	worthMending: z.strictObject({
		hasVotes: z.boolean(),
		hasViews: z.boolean(),
		articles: z.array(
			z.strictObject({
				slug: z.string(),
				title: z.string(),
				url: z.url().nullable(),
				views: z.int(),
				votes: z
					.strictObject({
						helpful: z.int(),
						notHelpful: z.int(),
						unhelpfulLow: z.number(),
						unhelpfulHigh: z.number(),
					})
					.nullable(),
				changed: z.iso.date().nullable(),
			}),
		),
	}),
	picturesAsked: z.int().nullable(),
	votes: z.strictObject({ taken: z.boolean().nullable(), said: z.string(), advice: z.string() }).nullable(),
});

let runs = 0;

/** Runs `npm run report -- …` in the copy of the project, with a new data folder. */
async function runReport(options: string[], environment: Record<string, string>) {
	const { PATH = '', HOME = '' } = process.env;
	const child = spawn(process.execPath, ['src/commands/run.mjs', 'report', ...options], {
		cwd: copy.folder,
		env: { PATH, HOME, DATA_DIR: join(copy.folder, `data-${++runs}`), ...environment },
	});
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (chunk: Buffer) => {
		stdout += chunk;
	});
	child.stderr.on('data', (chunk: Buffer) => {
		stderr += chunk;
	});
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { code, stdout, stderr };
}

/** Enough words that the report doesn't call an article short. */
const ENOUGH = Array.from({ length: 20 }, () => 'word').join(' ');
const withDeadLink = [
	article('fine', { content: ENOUGH, updatedAt: new Date().toISOString() }),
	article('torn', { content: `${ENOUGH} [x](/support/x/gone)`, updatedAt: new Date().toISOString() }),
];

async function startLibrary(t: TestContext, articles = withDeadLink) {
	const sample = await startSample(t, { content: { categories: [], articles } });
	return { sample, environment: { CSTAR_TEAM: 'sample', CSTAR_URL: sample.url.origin } };
}

test('the report is printed and written as a page, and exits with 1 for dead links only with --strict', async (t) => {
	const { environment } = await startLibrary(t);
	const plain = await runReport([], environment);
	assert.equal(plain.code, 0, plain.stderr);
	assert.match(plain.stdout, /^Dead links \(1\)\. .*\n {2}torn: \/support\/x\/gone$/m);
	assert.match(plain.stdout, /report\/index\.html/);
	const page = await readFile(join(copy.folder, 'report/index.html'), 'utf8');
	assert.match(page, /<h2 id="dead-link">Dead links \(1\)<\/h2>/);
	assert.doesNotMatch(page, /\b(?:src|srcset)=|<link|url\(|@import/, 'the page loads nothing');
	const strict = await runReport(['--strict'], environment);
	assert.equal(strict.code, 1);
	assert.match(strict.stderr, /Some links are broken/);
	assert.match(strict.stdout, /\/support\/x\/gone/);
});

test('with --json, stdout contains only JSON', async (t) => {
	const { environment } = await startLibrary(t);
	const { code, stdout } = await runReport(['--json'], {
		...environment,
		SITE_URL: 'https://help.test',
		BASE_PATH: '/h/',
	});
	assert.equal(code, 0);
	const value = JsonReport.parse(JSON.parse(stdout));
	assert.equal(value.articles, 2);
	assert.equal(value.counts['dead-link'], 1);
	assert.equal(value.home, 'https://help.test/h/');
	assert.deepEqual(value.findings, [
		{
			kind: 'dead-link',
			slug: 'torn',
			title: 'torn',
			url: 'https://help.test/h/articles/torn/',
			what: '/support/x/gone',
		},
	]);
	assert.equal(value.picturesAsked, null);
	assert.equal(value.votes, null);
});

test('the sample Library has no dead links, its images load, and it accepts votes', async () => {
	const { code, stdout, stderr } = await runReport(['--json', '--strict', '--images', '--votes'], {
		CSTAR_TEAM: 'sample',
		SITE_URL: 'https://help.test',
	});
	assert.equal(code, 0, stderr);
	const value = JsonReport.parse(JSON.parse(stdout));
	assert.ok(value.articles > 40);
	for (const kind of ['dead-link', 'dead-anchor', 'broken-image', 'missing-alt', 'plain-text']) {
		assert.equal(value.counts[kind], 0, kind);
	}
	assert.ok((value.picturesAsked ?? 0) > 5);
	assert.equal(value.votes?.taken, true);
});

test('an image that does not load is reported with its article, and no request is sent to a private host', async (t) => {
	const requests: string[] = [];
	const privateServer = createServer(({ url = '' }, response) => {
		requests.push(url);
		response.end();
	});
	const port = await listen(privateServer, '127.0.0.1', 0);
	t.after(() => privateServer.close());
	const { environment } = await startLibrary(t, [
		article('seen', { content: `${ENOUGH} ![x](/images/no-such.png) ![y](http://127.0.0.1:${port}/a.png)` }),
	]);
	const { code, stdout } = await runReport(['--images'], environment);
	assert.equal(code, 0);
	assert.match(stdout, /^ {2}seen: http:\/\/\S+\/images\/no-such\.png: the answer is 404$/m);
	assert.match(stdout, /^ {2}seen: .*\/a\.png: not requested: its host is not on the public network$/m);
	assert.match(stdout, /^2 pictures checked\.$/m);
	assert.deepEqual(requests, []);
});

test('--votes sends one OPTIONS request and no vote, and names SITE_URL if that is missing', async (t) => {
	const { sample, environment } = await startLibrary(t);
	const without = await runReport(['--votes'], environment);
	assert.match(without.stdout, /^Votes: not checked: SITE_URL is not set\.$/m);
	const { stdout } = await runReport(['--votes'], { ...environment, SITE_URL: 'https://help.test' });
	assert.match(stdout, /^Votes: \S+ accepts votes from https:\/\/help\.test\.$/m);
	const requests = sample.requests.map(({ method, path }) => `${method} ${path}`);
	assert.equal(requests.filter((line) => line.startsWith('OPTIONS')).length, 1);
	assert.ok(requests.every((line) => !line.startsWith('POST')));
	const withoutBudget = await runReport(['--votes'], {
		...environment,
		SITE_URL: 'https://help.test',
		// One request for the categories, one for the list, and one for each of two articles.
		LIBRARY_REQUESTS_PER_HOUR: '4',
	});
	assert.match(withoutBudget.stdout, /^Votes: not checked: this hour’s requests to the Library are spent\.$/m);
});

test('an unknown option exits with 78 before any request', async (t) => {
	const { sample, environment } = await startLibrary(t);
	const { code, stderr } = await runReport(['--imgaes'], environment);
	assert.equal(code, 78);
	assert.match(stderr, /--imgaes.*--all, --json, --strict, --images and --votes/);
	assert.doesNotMatch(stderr, /\n\s+at /);
	assert.deepEqual(sample.requests, []);
});

test('without a team it exits with 78, and without a Library and a copy with 1, as a build does', async () => {
	assert.equal((await runReport([], {})).code, 78);
	const { code } = await runReport([], { CSTAR_TEAM: 'x', CSTAR_URL: 'http://127.0.0.1:9', SYNC_MAX_WAIT: '1' });
	assert.equal(code, 1);
});

test('--searches adds what readers searched for; a file or URL that can’t be read ends with 78', async (t) => {
	const { environment } = await startLibrary(t);
	const line = { day: '2026-12-01', query: 'money back', asked: 3, none: 3, partial: 0, found: 0, opened: 0 };
	const file = join(copy.folder, 'searches.ndjson');
	await writeFile(file, `${JSON.stringify(line)}\noops\n`);
	const report = await runReport(['--searches', file], environment);
	assert.equal(report.code, 0, report.stderr);
	assert.match(report.stdout, /Looked for and not found \(1\)/);
	assert.match(report.stdout, /Left out: Line 2 is oops: expected a line of JSON/);
	assert.match(await readFile(join(copy.folder, 'report/index.html'), 'utf8'), /<code>\['money back', '…'\],<\/code>/);
	const json = await runReport(['--searches', file, '--json'], environment);
	assert.equal(JSON.parse(json.stdout).searches.notFound[0].query, 'money back');
	for (const missing of [`${file}.missing`, 'http://127.0.0.1:9/']) {
		const { code, stderr } = await runReport(['--searches', missing], environment);
		assert.equal(code, 78);
		assert.match(stderr, /^--searches is ".*expected the file or the URL of your collector/);
	}
});
