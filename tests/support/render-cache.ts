import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Renderer } from '../../src/markdown/render-pool.ts';
import type { RenderContext } from '../../src/markdown/types.ts';
import { openRenderCache, type RenderCacheOptions } from '../../src/render-cache/render-cache.ts';
import { createReadingRenderer, type ReadArticle } from '../../src/site/read-article.ts';
import { renderInThisThread } from './site.ts';

/** A folder for the cache files of a test. */
export async function createCacheFolder(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-rendered-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** What happens in one build: `start` starts its renderer. */
interface CachedBuild {
	start: (context: RenderContext, language?: string) => Renderer<ReadArticle>;
	/** The Markdown of all articles that were rendered and not read from the cache. */
	rendered: string[];
}

/** Runs a build with the cache in a file, and saves. */
export async function buildWithCache<Result>(
	path: string,
	run: (build: CachedBuild) => Promise<Result>,
	options: Partial<RenderCacheOptions> = {},
): Promise<{ result: Result; rendered: string[] }> {
	const cache = await openRenderCache(path, { code: 'code', ...options });
	const rendered: string[] = [];
	const start = (context: RenderContext, language = 'en') => {
		const renderer = createReadingRenderer(renderInThisThread(context), language);
		const counting: Renderer<ReadArticle> = {
			render: (markdown, ...rest) => {
				rendered.push(markdown);
				return renderer.render(markdown, ...rest);
			},
			close: renderer.close,
		};
		return cache.wrap(counting, context, language);
	};
	try {
		const result = await run({ start, rendered });
		await cache.save();
		return { result, rendered };
	} finally {
		await cache.close();
	}
}
