import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { findVideoPlayer } from '../../../src/markdown/video-player.ts';
import { createPageFrame } from '../../../src/site/page-data/page-frame.ts';
import { createContentSecurityPolicy, createFramePolicy } from '../../../src/site/security/policy-and-headers.ts';
import { renderContext } from '../../support/render-context.ts';
import { libraryArticle, testSite } from '../../support/site.ts';

const LOOM = '0123456789abcdef0123456789abcdef';

for (const [url, player] of [
	['https://www.youtube.com/embed/dQw4w9WgXcQ?si=x', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
	['https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=43s', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=43'],
	['https://youtu.be/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
	[
		'https://player.vimeo.com/video/76979871?h=8272103f6e',
		'https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e',
	],
	['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
	[`https://www.loom.com/share/${LOOM}?sid=x`, `https://www.loom.com/embed/${LOOM}`],
	['https://www.youtube.com/playlist?list=PL1', undefined],
	['https://www.youtube.com/watch?v=%22%3E%3Cscript', undefined],
	['https://youtube.com.evil.test/embed/dQw4w9WgXcQ', undefined],
	['https://films.example/embed/dQw4w9WgXcQ', undefined],
] as const) {
	test(`the player of ${url} is ${player}`, () => assert.equal(findVideoPlayer(new URL(url)), player));
}

test('a video stays a link card, and names its player only if videos are on', () => {
	const html = (videos: boolean) =>
		renderMarkdown('<iframe src="https://youtu.be/dQw4w9WgXcQ"></iframe>', 't', renderContext({ videos })).html;
	assert.match(html(false), /^<p class="embed"><a [^>]*href="https:\/\/youtu\.be\/dQw4w9WgXcQ">/);
	assert.match(
		html(true),
		/^<p class="embed" data-video="https:\/\/www\.youtube-nocookie\.com\/embed\/dQw4w9WgXcQ"><a [^>]*href="https:\/\/youtu\.be/,
	);
	const forged = renderMarkdown('<p data-video="https://evil.test/">x</p>', 't', renderContext({ videos: true }));
	assert.doesNotMatch(forged.html, /data-video/);
});

test('only the page with a video may frame its provider, and no page while videos are off', async () => {
	const articles = [
		libraryArticle('film', { content: '<iframe src="https://vimeo.com/76979871"></iframe>' }),
		libraryArticle('text', { content: 'Write `<p data-video="https://evil.test/x">`.' }),
	];
	const policies = async (videos: boolean) => {
		const site = await testSite({ articles, config: { videos } });
		return {
			all: createContentSecurityPolicy(site.config, []).directives?.filter((text) => text.startsWith('frame-src')),
			pages: site.articles.map((article) => {
				const options = { heading: '', description: '', path: article.path, article };
				return createFramePolicy(site.config, createPageFrame(site, options).frameOrigins);
			}),
		};
	};
	assert.deepEqual(await policies(true), {
		all: [],
		pages: [['frame-src https://player.vimeo.com'], ["frame-src 'none'"]],
	});
	assert.deepEqual(await policies(false), { all: ["frame-src 'none'"], pages: [[], []] });
});
