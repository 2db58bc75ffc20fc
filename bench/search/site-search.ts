import type { BrowserContext } from 'playwright';
import { build } from 'vite';
import { projectRoot } from '../../src/project-root.ts';
import type { SearchAnswer } from '../../src/search/browser/search-answer.ts';
import type { SearchEngine } from '../../src/search/browser/search-engine.ts';

/** The rows of one answer. */
export interface AnswerRows {
	/** Paths of the articles as a page links to them, best first, up to ten. */
	paths: string[];
	/** The corrected query, if the reader is told that words of it were corrected. */
	corrected: string | undefined;
	/** Whether the owner's contact ways are shown. */
	hasPerson: boolean;
}

/** What a reader sees: the rows of the quick index at once, and those that replace them when the text was searched. */
export interface SiteAnswer {
	first: AnswerRows;
	settled: AnswerRows;
}

/** The path at which pages of the browser get the search engine. */
const ENGINE_PATH = '/bench-search-engine.js';
const MAX_ROWS = 10;

/** Bundles the search engine of the pages, whose own bundle has no names to call it by. */
export async function bundleSearchEngine(): Promise<string> {
	const result = await build({
		configFile: false,
		root: projectRoot,
		publicDir: false,
		logLevel: 'error',
		build: {
			write: false,
			minify: false,
			// One file, with what the pages load only when it is needed.
			rolldownOptions: { output: { codeSplitting: false } },
			lib: { entry: 'src/search/browser/search-engine.ts', formats: ['es'], fileName: 'engine' },
		},
	});
	const [{ output } = { output: [] }] = Array.isArray(result) ? result : 'output' in result ? [result] : [];
	const [code] = output.flatMap((file) => (file.type === 'chunk' ? file.code : []));
	if (code === undefined) throw new Error('The search engine could not be bundled.');
	return code;
}

/**
 * Opens the search of a built site, as its dialog does it but without the dialog: `engine` is the bundle of
 * `bundleSearchEngine`. The rows that the dialog adds when a reader asks for more count too, up to ten.
 */
export async function openSiteSearch(
	context: BrowserContext,
	site: URL,
	engine: string,
): Promise<(query: string) => Promise<SiteAnswer>> {
	const page = await context.newPage();
	await page.route(`**${ENGINE_PATH}`, (route) => route.fulfill({ contentType: 'text/javascript', body: engine }));
	await page.goto(new URL('search/', site).href);
	await page.evaluate(
		async ([path, base, most]) => {
			const { createSearchEngine } = await import(path);
			const search: SearchEngine = createSearchEngine({ base, fallbackUrl: undefined, libraryArticlesUrl: undefined });
			await search.start();
			const readRows = async (answer: SearchAnswer | undefined): Promise<AnswerRows> => {
				const hits = [...(answer?.hits ?? [])];
				let more = answer?.more;
				while (hits.length < most && more) {
					const next = await more();
					hits.push(...next.hits);
					more = next.more;
				}
				const total = answer?.total ?? 0;
				return {
					paths: hits.slice(0, most).map(({ href }) => href),
					// As `src/elements/search/search-panel.ts` shows an answer.
					corrected: total > 0 ? (answer?.corrected ?? answer?.suggestion) : undefined,
					hasPerson: total === 0 || answer?.wantsPerson === true || answer?.isPartial === true,
				};
			};
			Reflect.set(window, 'find', async (query: string): Promise<SiteAnswer> => {
				const first = await readRows(search.searchQuick(query, undefined));
				return { first, settled: await readRows(await search.search(query, undefined)) };
			});
		},
		[ENGINE_PATH, site.pathname, MAX_ROWS] as const,
	);
	return (query) => page.evaluate((typed): Promise<SiteAnswer> => Reflect.get(window, 'find')(typed), query);
}

/** Opens Pagefind alone on the same index. The function returns the paths of the articles that it finds. */
export async function openPagefindPaths(
	context: BrowserContext,
	site: URL,
): Promise<(query: string) => Promise<string[]>> {
	const page = await context.newPage();
	await page.goto(new URL('search/', site).href);
	await page.evaluate(
		async ([bundle, most]) => {
			const pagefind = await import(bundle);
			await pagefind.init();
			const paths = new Map<string, string>();
			Reflect.set(window, 'find', async (query: string) => {
				const { results } = await pagefind.search(query);
				return Promise.all(
					results.slice(0, most).map(async (result: { id: string; data(): Promise<{ url: string }> }) => {
						const path = paths.get(result.id) ?? (await result.data()).url;
						paths.set(result.id, path);
						return path;
					}),
				);
			});
		},
		[new URL('pagefind/pagefind.js', site).href, MAX_ROWS] as const,
	);
	return (query) => page.evaluate((typed): Promise<string[]> => Reflect.get(window, 'find')(typed), query);
}
