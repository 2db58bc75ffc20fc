import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { announceChanges } from '../../../src/announce/announce-changes.ts';
import { createAnnouncedPages } from '../../../src/announce/announced-pages.ts';
import { CommandError } from '../../../src/model/user-errors.ts';
import { listen } from '../../../src/server/listen.ts';
import { createSitemap } from '../../../src/site/feeds/sitemap-and-atom.ts';
import { openStorages } from '../../../src/storage/open-storages.ts';
import { runCommand } from '../../support/command.ts';
import { copyProject } from '../../support/project-copy.ts';
import { libraryArticle, testSite } from '../../support/site.ts';

const KEY = 'a-word-of-our-own';
const Announcement = z.object({
	host: z.string(),
	key: z.string(),
	keyLocation: z.string(),
	urlList: z.array(z.string()),
});

/** The sitemap of a site with articles, each with the day of its last change. */
async function createTestSitemap(siteUrl: string, days: Record<string, number>): Promise<string> {
	const articles = Object.entries(days).map(([slug, day]) =>
		libraryArticle(slug, { updatedAt: new Date(Date.UTC(2026, 0, day)).toISOString() }),
	);
	return createSitemap(await testSite({ siteUrl, base: '/help/', articles })) ?? '';
}

/** Starts one server with a live site below `/help/` and the IndexNow API. */
async function startLiveSite(t: TestContext) {
	const files = new Map<string, string>([[`/help/${KEY}.txt`, KEY]]);
	const announced: z.output<typeof Announcement>[] = [];
	const statuses: number[] = [];
	const readBody = async (request: IncomingMessage) => JSON.parse(Buffer.concat(await request.toArray()).toString());
	const server = createServer(async (request, response) => {
		if (request.method === 'POST' && request.url === '/indexnow') {
			const body = Announcement.parse(await readBody(request));
			const status = statuses.shift() ?? 200;
			if (status < 300) announced.push(body);
			response.writeHead(status).end();
			return;
		}
		const file = files.get(request.url ?? '');
		response.writeHead(file === undefined ? 404 : 200).end(file);
	});
	const origin = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`;
	const dataDir = await mkdtemp(join(tmpdir(), 'help-center-announce-'));
	t.after(async () => {
		server.closeAllConnections();
		server.close();
		await rm(dataDir, { recursive: true, force: true });
	});
	const home = new URL('/help/', origin);
	const announce = (endpoint = `${origin}/indexnow`) =>
		announceChanges({
			home,
			key: KEY,
			announcedPages: createAnnouncedPages(openStorages({ dataDir }, 'acme').team, home.href),
			endpoint,
		});
	const publish = async (days: Record<string, number>) => {
		files.set('/help/sitemap.xml', await createTestSitemap(origin, days));
	};
	return { announce, publish, files, announced, statuses, origin, dataDir };
}

test('The first time all pages are announced, later only those that changed', async (t) => {
	const { announce, publish, announced, origin } = await startLiveSite(t);
	await publish({ a: 1, b: 2 });
	assert.equal(await announce(), 5);
	assert.deepEqual(announced, [
		{
			host: new URL(origin).host,
			key: KEY,
			keyLocation: `${origin}/help/${KEY}.txt`,
			urlList: ['', 'categories/other/', 'all/', 'articles/a/', 'articles/b/'].map((path) => `${origin}/help/${path}`),
		},
	]);
	assert.equal(await announce(), 0);
	assert.equal(announced.length, 1, 'no request is sent if nothing changed');

	await publish({ a: 1, b: 3, größe: 3 });
	assert.equal(await announce(), 5);
	const again = announced[1]?.urlList.map((url) => url.replace(`${origin}/help/`, '')) ?? [];
	assert.equal(again.includes('articles/a/'), false);
	assert.ok(again.includes('articles/b/') && again.some((path) => path.startsWith('articles/gr%C3%B6')));
});

test('Pages that were not accepted are announced again', async (t) => {
	const { announce, publish, statuses, announced } = await startLiveSite(t);
	await publish({ a: 1 });
	for (const [status, advice] of [
		[400, /400\. It could not parse/],
		[403, /403\. The key is not valid/],
		[422, /422\. .*SITE_URL and INDEXNOW_KEY/],
		[429, /429\. Too many requests.*later/],
		[503, /503\. Run this again later/],
	] as const) {
		statuses.push(status);
		await assert.rejects(announce(), (error) => error instanceof CommandError && advice.test(error.message));
	}
	await assert.rejects(announce('http://127.0.0.1:9/'), /does not answer/);
	assert.deepEqual(announced, []);
	statuses.push(202);
	assert.equal(await announce(), 4);
	assert.equal(await announce(), 0);
});

test('A large site is announced in batches, and an accepted batch is not repeated', async (t) => {
	const { announce, publish, statuses, announced } = await startLiveSite(t);
	await publish(Object.fromEntries(Array.from({ length: 10_100 }, (_, index) => [`a${index}`, 1])));
	statuses.push(200, 429);
	await assert.rejects(announce(), /429/);
	// The articles, the home page, the 101 pages of their category, and the 21 pages of all articles.
	assert.equal(await announce(), 223);
	assert.deepEqual(
		announced.map(({ urlList }) => urlList.length),
		[10_000, 223],
	);
	assert.equal(new Set(announced.flatMap(({ urlList }) => urlList)).size, 10_223);
});

test('Nothing is announced if the live site has no key, no sitemap, or the sitemap of another site', async (t) => {
	const { announce, publish, files, announced } = await startLiveSite(t);
	await assert.rejects(announce(), /sitemap\.xml answers 404\. Announce after a deployment/);
	for (const text of ['<html></html>', '', await createTestSitemap('https://other.test', { a: 1 })]) {
		files.set('/help/sitemap.xml', text);
		await assert.rejects(announce(), /is not the sitemap of this site/);
	}
	await publish({ a: 1 });
	files.set('/help/sitemap.xml', files.get('/help/sitemap.xml')?.slice(0, -20) ?? '');
	await assert.rejects(announce(), /is not the sitemap/, 'a truncated sitemap');
	await publish({ a: 1 });
	files.set(`/help/${KEY}.txt`, 'another');
	await assert.rejects(announce(), /does not contain the key\. Build with INDEXNOW_KEY/);
	assert.deepEqual(announced, []);
});

test('A stored list that can’t be read, or is another site’s, counts as empty', async (t) => {
	const { announce, publish, dataDir } = await startLiveSite(t);
	await publish({ a: 1 });
	assert.equal(await announce(), 4);
	const path = join(dataDir, 'acme', 'announced.json');
	const stored = await readFile(path, 'utf8');
	for (const text of ['', '{', '[]', stored.replace('/help/"', '/other/"')]) {
		await writeFile(path, text);
		assert.equal(await announce(), 4, text);
	}
});

test('Without a key, or for a staging site, the command announces nothing; without SITE_URL it fails', async (t) => {
	const { folder, remove } = await copyProject();
	t.after(remove);
	const off = await runCommand('announce', {}, folder);
	assert.deepEqual([off.code, off.output], [0, 'Nothing is announced: INDEXNOW_KEY is not set.\n']);
	const staging = await runCommand('announce', { INDEXNOW_KEY: KEY, ROBOTS: 'noindex' }, folder);
	assert.equal(staging.code, 0);
	const withoutUrl = await runCommand('announce', { INDEXNOW_KEY: KEY, CSTAR_TEAM: 'acme' }, folder);
	assert.equal(withoutUrl.code, 78);
	assert.match(withoutUrl.output, /SITE_URL is not set/);
});
