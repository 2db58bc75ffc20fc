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
const Told = z.object({ host: z.string(), key: z.string(), keyLocation: z.string(), urlList: z.array(z.string()) });

/** Articles with the day of their last change, as a live site's sitemap. */
async function sitemapOf(siteUrl: string, days: Record<string, number>): Promise<string> {
	const articles = Object.entries(days).map(([slug, day]) =>
		libraryArticle(slug, { updatedAt: new Date(Date.UTC(2026, 0, day)).toISOString() }),
	);
	return createSitemap(await testSite({ siteUrl, base: '/help/', articles })) ?? '';
}

/** A live site below `/help/` and IndexNow beside it, on one server. */
async function startWorld(t: TestContext) {
	const files = new Map<string, string>([[`/help/${KEY}.txt`, KEY]]);
	const told: z.output<typeof Told>[] = [];
	const answers: number[] = [];
	const bodyOf = async (request: IncomingMessage) => JSON.parse(Buffer.concat(await request.toArray()).toString());
	const server = createServer(async (request, response) => {
		if (request.method === 'POST' && request.url === '/indexnow') {
			const body = Told.parse(await bodyOf(request));
			const status = answers.shift() ?? 200;
			if (status < 300) told.push(body);
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
		files.set('/help/sitemap.xml', await sitemapOf(origin, days));
	};
	return { announce, publish, files, told, answers, origin, dataDir };
}

test('First all pages are announced, later only those whose words changed', async (t) => {
	const { announce, publish, told, origin } = await startWorld(t);
	await publish({ a: 1, b: 2 });
	assert.equal(await announce(), 4);
	assert.deepEqual(told, [
		{
			host: new URL(origin).host,
			key: KEY,
			keyLocation: `${origin}/help/${KEY}.txt`,
			urlList: ['', 'categories/other/', 'articles/a/', 'articles/b/'].map((path) => `${origin}/help/${path}`),
		},
	]);
	assert.equal(await announce(), 0);
	assert.equal(told.length, 1, 'nobody is told that nothing changed');

	await publish({ a: 1, b: 3, größe: 3 });
	assert.equal(await announce(), 4);
	const again = told[1]?.urlList.map((url) => url.replace(`${origin}/help/`, '')) ?? [];
	assert.equal(again.includes('articles/a/'), false);
	assert.ok(again.includes('articles/b/') && again.some((path) => path.startsWith('articles/gr%C3%B6')));
});

test('What was not accepted is announced again', async (t) => {
	const { announce, publish, answers, told } = await startWorld(t);
	await publish({ a: 1 });
	for (const [status, advice] of [
		[400, /400\. It could not read/],
		[403, /403\. It does not take the key/],
		[422, /422\. .*SITE_URL and INDEXNOW_KEY/],
		[429, /429\. .*too much lately.*later/],
		[503, /503\. Run this again later/],
	] as const) {
		answers.push(status);
		await assert.rejects(announce(), (error) => error instanceof CommandError && advice.test(error.message));
	}
	await assert.rejects(announce('http://127.0.0.1:9/'), /does not answer/);
	assert.deepEqual(told, []);
	answers.push(202);
	assert.equal(await announce(), 3);
	assert.equal(await announce(), 0);
});

test('A large site is announced in parts, and a part that was accepted is not repeated', async (t) => {
	const { announce, publish, answers, told } = await startWorld(t);
	await publish(Object.fromEntries(Array.from({ length: 10_100 }, (_, index) => [`a${index}`, 1])));
	answers.push(200, 429);
	await assert.rejects(announce(), /429/);
	assert.equal(await announce(), 102);
	assert.deepEqual(
		told.map(({ urlList }) => urlList.length),
		[10_000, 102],
	);
	assert.equal(new Set(told.flatMap(({ urlList }) => urlList)).size, 10_102);
});

test('Nothing is announced where the live site has no key, no sitemap, or another one', async (t) => {
	const { announce, publish, files, told } = await startWorld(t);
	await assert.rejects(announce(), /sitemap\.xml answers 404\. Announce after a deployment/);
	for (const text of ['<html></html>', '', await sitemapOf('https://other.test', { a: 1 })]) {
		files.set('/help/sitemap.xml', text);
		await assert.rejects(announce(), /is not the sitemap of a site like this/);
	}
	await publish({ a: 1 });
	files.set('/help/sitemap.xml', files.get('/help/sitemap.xml')?.slice(0, -20) ?? '');
	await assert.rejects(announce(), /is not the sitemap/, 'one that was cut off');
	await publish({ a: 1 });
	files.set(`/help/${KEY}.txt`, 'another');
	await assert.rejects(announce(), /does not hold the key\. Build with INDEXNOW_KEY/);
	assert.deepEqual(told, []);
});

test('A memory that can’t be read, or is another site’s, counts as none', async (t) => {
	const { announce, publish, dataDir } = await startWorld(t);
	await publish({ a: 1 });
	assert.equal(await announce(), 3);
	const path = join(dataDir, 'acme', 'announced.json');
	const kept = await readFile(path, 'utf8');
	for (const text of ['', '{', '[]', kept.replace('/help/"', '/other/"')]) {
		await writeFile(path, text);
		assert.equal(await announce(), 3, text);
	}
});

test('Without a key the command announces nothing, and says so', async (t) => {
	const { folder, remove } = await copyProject();
	t.after(remove);
	const off = await runCommand('announce', {}, folder);
	assert.deepEqual([off.code, off.output], [0, 'Nothing is announced: INDEXNOW_KEY is not set.\n']);
	const staging = await runCommand('announce', { INDEXNOW_KEY: KEY, ROBOTS: 'noindex' }, folder);
	assert.equal(staging.code, 0);
	const homeless = await runCommand('announce', { INDEXNOW_KEY: KEY, CSTAR_TEAM: 'acme' }, folder);
	assert.equal(homeless.code, 78);
	assert.match(homeless.output, /SITE_URL is not set/);
});
