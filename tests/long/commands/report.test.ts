import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
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

/** The report as other programs read it: what is promised in docs/configure.md. */
const Json = z.strictObject({
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
	picturesAsked: z.int().nullable(),
	votes: z.strictObject({ taken: z.boolean().nullable(), said: z.string(), advice: z.string() }).nullable(),
});

let runs = 0;

/** Runs `npm run report -- …` in a copy of the project, with a data folder of its own. */
async function report(options: string[], environment: Record<string, string>) {
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

const ENOUGH = Array.from({ length: 20 }, () => 'word').join(' ');
const broken = [
	article('fine', { content: ENOUGH, updatedAt: new Date().toISOString() }),
	article('torn', { content: `${ENOUGH} [x](/support/x/gone)`, updatedAt: new Date().toISOString() }),
];

async function library(t: TestContext, articles = broken) {
	const sample = await startSample(t, { content: { categories: [], articles } });
	return { sample, environment: { CSTAR_TEAM: 'sample', CSTAR_URL: sample.url.origin } };
}

test('the report is printed, stands as a page beside, and dead links end it with 1 only under --strict', async (t) => {
	const { environment } = await library(t);
	const plain = await report([], environment);
	assert.equal(plain.code, 0, plain.stderr);
	assert.match(plain.stdout, /^Dead links \(1\)\. .*\n {2}torn: \/support\/x\/gone$/m);
	assert.match(plain.stdout, /report\/index\.html/);
	const page = await readFile(join(copy.folder, 'report/index.html'), 'utf8');
	assert.match(page, /<h2 id="dead-link">Dead links \(1\)<\/h2>/);
	const strict = await report(['--strict'], environment);
	assert.equal(strict.code, 1);
	assert.match(strict.stderr, /Some links lead nowhere/);
	assert.match(strict.stdout, /\/support\/x\/gone/);
});

test('with --json there is nothing but JSON on stdout', async (t) => {
	const { environment } = await library(t);
	const { code, stdout } = await report(['--json'], {
		...environment,
		SITE_URL: 'https://help.test',
		BASE_PATH: '/h/',
	});
	assert.equal(code, 0);
	const value = Json.parse(JSON.parse(stdout));
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

test('the sample Library has no dead links, its pictures load, and it takes votes', async () => {
	const { code, stdout, stderr } = await report(['--json', '--strict', '--images', '--votes'], {
		CSTAR_TEAM: 'sample',
		SITE_URL: 'https://help.test',
	});
	assert.equal(code, 0, stderr);
	const value = Json.parse(JSON.parse(stdout));
	assert.ok(value.articles > 40);
	for (const kind of ['dead-link', 'dead-anchor', 'broken-image', 'missing-alt', 'plain-text']) {
		assert.equal(value.counts[kind], 0, kind);
	}
	assert.ok((value.picturesAsked ?? 0) > 5);
	assert.equal(value.votes?.taken, true);
});

test('a picture that does not load is named with its article, and a private host is not asked', async (t) => {
	const asked: string[] = [];
	const inside = createServer(({ url = '' }, response) => {
		asked.push(url);
		response.end();
	});
	const port = await listen(inside, '127.0.0.1', 0);
	t.after(() => inside.close());
	const { environment } = await library(t, [
		article('seen', { content: `${ENOUGH} ![x](/images/no-such.png) ![y](http://127.0.0.1:${port}/a.png)` }),
	]);
	const { code, stdout } = await report(['--images'], environment);
	assert.equal(code, 0);
	assert.match(stdout, /^ {2}seen: http:\/\/\S+\/images\/no-such\.png: the answer is 404$/m);
	assert.match(stdout, /^ {2}seen: .*\/a\.png: not asked: its host is not on the public network$/m);
	assert.match(stdout, /^2 pictures asked for\.$/m);
	assert.deepEqual(asked, []);
});

test('--votes counts one request, sends no vote, and says what is missing without SITE_URL', async (t) => {
	const { sample, environment } = await library(t);
	const without = await report(['--votes'], environment);
	assert.match(without.stdout, /^Votes: not asked: SITE_URL is not set\.$/m);
	const { stdout } = await report(['--votes'], { ...environment, SITE_URL: 'https://help.test' });
	assert.match(stdout, /^Votes: \S+ takes them from https:\/\/help\.test\.$/m);
	const calls = sample.requests.map(({ method, path }) => `${method} ${path}`);
	assert.equal(calls.filter((call) => call.startsWith('OPTIONS')).length, 1);
	assert.ok(calls.every((call) => !call.startsWith('POST')));
	const spent = await report(['--votes'], {
		...environment,
		SITE_URL: 'https://help.test',
		// Categories, the list and two articles.
		LIBRARY_REQUESTS_PER_HOUR: '4',
	});
	assert.match(spent.stdout, /^Votes: not asked: this hour’s requests to the Library are spent$/m);
});

test('an option that there is not ends with 78 before anything is asked', async (t) => {
	const { sample, environment } = await library(t);
	const { code, stderr } = await report(['--imgaes'], environment);
	assert.equal(code, 78);
	assert.match(stderr, /--imgaes.*--json, --strict, --images and --votes/);
	assert.doesNotMatch(stderr, /\n\s+at /);
	assert.deepEqual(sample.requests, []);
});

test('without a team, and without a Library or a copy, it ends as a build does', async () => {
	assert.equal((await report([], {})).code, 78);
	const { code } = await report([], { CSTAR_TEAM: 'x', CSTAR_URL: 'http://127.0.0.1:9', SYNC_MAX_WAIT: '1' });
	assert.equal(code, 1);
});
