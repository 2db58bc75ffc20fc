import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { writePictureCopies } from '../../../src/build/picture-files.ts';
import { formatPicturesSummary } from '../../../src/commands/terminal/summary.ts';
import { createPictureRenderer } from '../../../src/pictures/in-articles.ts';
import { loadCopyDates, openPictures } from '../../../src/refresh/pictures.ts';
import { createReport } from '../../../src/report/content-report.ts';
import { addBrokenPictures } from '../../../src/report/with-pictures.ts';
import { readSettings } from '../../../src/settings.ts';
import { createSite } from '../../../src/site/create-site.ts';
import { createArticleJson } from '../../../src/site/feeds/article-json.ts';
import { createArticleMarkdown } from '../../../src/site/feeds/article-markdown.ts';
import { createPageFrame } from '../../../src/site/page-data/page-frame.ts';
import { createReadingRenderer } from '../../../src/site/read-article.ts';
import { createHeadersFile, createMediaPolicy } from '../../../src/site/security/policy-and-headers.ts';
import { createCstarSource } from '../../../src/sources/cstar/cstar-source.ts';
import { startSample } from '../../support/sample.ts';
import { libraryArticle, renderInThisThread, siteOptions, testSnapshot } from '../../support/site.ts';

/** Starts a sample Library. `makeSite` creates sites of it, one after the other in the same DATA_DIR. */
async function startSites(t: TestContext, team: string) {
	const library = await startSample(t);
	const dataDir = await mkdtemp(join(tmpdir(), 'help-center-pictures-'));
	t.after(() => rm(dataDir, { recursive: true }));
	const makeSite = async (content: string, environment: Record<string, string>) => {
		const settings = readSettings({
			CSTAR_TEAM: team,
			CSTAR_URL: library.url.origin,
			DATA_DIR: dataDir,
			...environment,
		});
		const { requestsPerHour } = settings;
		const source = createCstarSource({ url: library.url, team, requestsPerHour });
		const changes = { base: '/help/', team, articles: [libraryArticle('a', { content })] };
		const options = { ...siteOptions(changes), library: { origin: library.url.origin, team } };
		const pictures = await openPictures(settings, source, options.urls);
		const site = await createSite(
			testSnapshot(changes),
			{ ...options, copies: pictures.copies },
			undefined,
			(context) =>
				createPictureRenderer(
					createReadingRenderer(renderInThisThread(context), options.config.language),
					pictures.findPicture,
				),
		);
		await pictures.save();
		return { site, settings, html: site.articles[0]?.body.html ?? '' };
	};
	return { library, dataDir, makeSite };
}

const WEEK = '![Week](/images/week-calendar.svg)';

test('without MIRROR_IMAGES no picture is requested: sizes come from files on this machine', async (t) => {
	const { library, makeSite } = await startSites(t, 'sample');
	const { site, html } = await makeSite(`${WEEK} ![Logo](https://help.test/help/logo.svg)`, {});
	assert.match(html, /week-calendar\.svg" alt="Week" width="720" height="400"/);
	assert.match(html, /help\/logo\.svg" alt="Logo" width="\d+" height="\d+"/);
	assert.ok(html.includes(`src="${library.url.origin}/images/`), 'the URL stays');
	assert.deepEqual(formatPicturesSummary(site), []);
	assert.deepEqual(
		library.requests.filter(({ path }) => path.startsWith('/images/')),
		[],
	);
});

test('without MIRROR_IMAGES pictures of another team’s Library have no size', async (t) => {
	const { makeSite } = await startSites(t, 'acme');
	assert.doesNotMatch((await makeSite(WEEK, {})).html, /width=/);
});

test('copies replace pictures on the page, in its content security policy, and in the Markdown and JSON of the article', async (t) => {
	const { library, dataDir, makeSite } = await startSites(t, 'acme');
	const origin = library.url.origin;
	const { site, html } = await makeSite(
		`${WEEK} ![Full](${origin}/images/booking-button.png) ![Own](https://help.test/help/logo.svg)`,
		{ MIRROR_IMAGES: '1' },
	);
	const [week = '', button = ''] = [...html.matchAll(/src="(\/help\/_pictures\/[^"]+)"/g)].map(([, src]) => src);
	assert.match(week, /\.svg$/);
	assert.match(button, /\.webp$/);
	const [article] = site.articles;
	const { imageOrigins } = createPageFrame(site, {
		heading: 'a',
		description: '',
		path: '/help/articles/a/',
		...(article && { article }),
	});
	assert.deepEqual(imageOrigins, ['https://help.test'], 'the site’s own pictures are not copied');
	assert.equal(createMediaPolicy(site.config, imageOrigins, [])[0], "img-src 'self' data: https://help.test");
	const markdown = createArticleMarkdown(site, 'a') ?? '';
	assert.ok(
		markdown.includes(
			`![Week](https://help.test${week}) ![Full](https://help.test${button}) ![Own](https://help.test/help/logo.svg)`,
		),
	);
	assert.ok(JSON.parse(createArticleJson(site, 'a') ?? '').html.includes(week));
	assert.deepEqual(formatPicturesSummary(site), ['Pictures copied: 2, of which 2 had to be fetched.']);
	assert.match(
		createHeadersFile(site),
		/^\/help\/_pictures\/\*\n {2}Cache-Control: .*immutable\n {2}Content-Security-Policy: .*sandbox/m,
	);
	await writePictureCopies(site, join(dataDir, 'out'));
	assert.deepEqual(
		(await readdir(join(dataDir, 'out', '_pictures'))).map((name) => `/help/_pictures/${name}`).sort(),
		[week, button].sort(),
	);
	const { site: again } = await makeSite(WEEK, { MIRROR_IMAGES: '1' });
	assert.deepEqual(formatPicturesSummary(again), ['Pictures copied: 1, of which 0 had to be fetched.']);
});

test('a picture that can’t be copied keeps its URL, and the build and the report name it', async (t) => {
	const { library, makeSite } = await startSites(t, 'acme');
	const missing = `${library.url.origin}/images/missing.png`;
	await makeSite(WEEK, { MIRROR_IMAGES: '1' });
	const { site, html, settings } = await makeSite(`![x](/images/missing.png) ${WEEK}`, { MIRROR_IMAGES: '1' });
	assert.ok(html.includes(`<img src="${missing}" alt="x" loading="lazy"`));
	assert.deepEqual(site.articles[0]?.body.imageOrigins, [library.url.origin]);
	assert.deepEqual(formatPicturesSummary(site).slice(1), [
		'Pictures that could not be copied and keep their URL (1):',
		`  ${missing}: the answer is 404`,
	]);
	library.faults.set([{ kind: 'status', status: 410, path: '/images/' }]);
	const { site: asWritten } = await makeSite(`![x](/images/missing.png) ${WEEK}`, {});
	const copiedAt = await loadCopyDates(settings, 'acme');
	const report = await addBrokenPictures(createReport(asWritten), asWritten, {
		trustedOrigins: [library.url.origin],
		copiedAt,
	});
	const today = new Date().toISOString().slice(0, 10);
	assert.deepEqual(
		report.findings.filter(({ kind }) => kind === 'broken-image').map(({ what }) => what),
		[
			`${missing}: the answer is 410`,
			`${library.url.origin}/images/week-calendar.svg: the answer is 410; readers see the copy of ${today}`,
		],
	);
});

test('requests for pictures of the Library count towards its request budget', async (t) => {
	const { library, makeSite } = await startSites(t, 'acme');
	const { site } = await makeSite(`${WEEK} ![a](/images/mark.svg)`, {
		MIRROR_IMAGES: '1',
		LIBRARY_REQUESTS_PER_HOUR: '1',
	});
	assert.match(formatPicturesSummary(site).at(-1) ?? '', /this hour’s requests to the Library are spent$/);
	assert.equal(library.requests.filter(({ path }) => path.startsWith('/images/')).length, 1);
});
