import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright';
import { median } from '../table.ts';
import type { IndexFiles } from './large.ts';
import type { FindTitles } from './score.ts';

/** Network traffic. */
export interface Traffic {
	requests: number;
	/** With brotli at its best quality, as hosts store files; already compressed files as they are. */
	bytes: number;
}

/** Opens Pagefind alone in a browser, for comparison. The function returns the titles that Pagefind finds. */
export async function openPagefind(browser: Browser, site: URL): Promise<FindTitles> {
	const page = await browser.newPage();
	await page.goto(new URL('search/', site).href);
	const bundle = new URL('pagefind/pagefind.js', site).href;
	await page.evaluate(async (address) => {
		const pagefind = await import(address);
		await pagefind.init();
		const titles = new Map<string, string>();
		Reflect.set(window, 'find', async (query: string) => {
			const { results } = await pagefind.search(query);
			return Promise.all(
				results.slice(0, 10).map(async (result: { id: string; data(): Promise<{ meta: { title: string } }> }) => {
					const title = titles.get(result.id) ?? (await result.data()).meta.title;
					titles.set(result.id, title);
					return title;
				}),
			);
		});
	}, bundle);
	return (query) => page.evaluate((typed): Promise<string[]> => Reflect.get(window, 'find')(typed), query);
}

async function measureTraffic(responses: readonly Response[]): Promise<Traffic> {
	const bodies = await Promise.all(responses.map((response) => response.body().catch(() => Buffer.alloc(0))));
	const bytes = bodies.map((body, at) => {
		const isText = /html|javascript|json|css/.test(responses[at]?.headers()['content-type'] ?? '');
		return isText ? brotliCompressSync(body).length : body.length;
	});
	return { requests: responses.length, bytes: bytes.reduce((sum, one) => sum + one, 0) };
}

function openSearch(page: Page) {
	const dialog = page.getByRole('dialog', { name: 'Search' });
	return { dialog, options: dialog.getByRole('option'), excerpts: dialog.locator('.excerpt:not(:empty)') };
}

/**
 * Records the traffic of a search that a reader opens with `/` on an article: until the first row is shown, until the
 * rows of the whole query are, and until their excerpts are.
 */
export async function recordTraffic(
	browser: Browser,
	article: URL,
	query: string,
): Promise<{ first: Traffic; rows: Traffic; all: Traffic }> {
	const page = await browser.newPage();
	await page.goto(article.href, { waitUntil: 'networkidle' });
	const responses: Response[] = [];
	page.on('response', (response) => void responses.push(response));
	await page.keyboard.press('/');
	const { options, excerpts } = openSearch(page);
	// Before anything is typed, the most-read articles are shown: they are no results, and have no marks.
	await page.getByRole('dialog').getByRole('combobox').pressSequentially(query.slice(0, 1));
	await options.locator('mark').first().waitFor();
	const first = [...responses];
	await page.getByRole('dialog').getByRole('combobox').pressSequentially(query.slice(1));
	await excerpts.first().waitFor();
	await page.waitForLoadState('networkidle');
	const rows = responses.filter((response) => !/\/articles\/|\/pagefind\//.test(response.url()));
	const traffic = {
		first: await measureTraffic(first),
		rows: await measureTraffic(rows),
		all: await measureTraffic(responses),
	};
	await page.close();
	return traffic;
}

/**
 * Measures the milliseconds from a key to the next paint, for typing these queries, with the browser's Event Timing API
 * (in steps of 8, from 16 on): the median, the 90th percentile (`most`), and the longest.
 */
export async function measureKeyToPaint(
	browser: Browser,
	article: URL,
	queries: readonly string[],
	files: IndexFiles,
): Promise<{ median: number; most: number; longest: number }> {
	const page = await browser.newPage();
	await page.route('**/search/quick.json', (route) => route.fulfill({ json: JSON.parse(files.quick) }));
	await page.route('**/search/text/*.json', (route) => {
		const [, number = ''] = /(\d+)\.json$/.exec(new URL(route.request().url()).pathname) ?? [];
		return route.fulfill({ contentType: 'application/json', body: files.parts[Number(number)] ?? '' });
	});
	// What comes after the paint is not measured.
	await page.route(/\/pagefind\/|\/articles\/[^/]+\.json$/, (route) => route.abort());
	await page.goto(article.href, { waitUntil: 'networkidle' });
	await page.evaluate(() => {
		Reflect.set(window, 'keys', []);
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				if (entry.name === 'keydown') Reflect.get(window, 'keys').push(entry.duration);
			}
		}).observe({ type: 'event', ...{ durationThreshold: 16 } });
	});
	await page.keyboard.press('/');
	const { options } = openSearch(page);
	const box = page.getByRole('dialog').getByRole('combobox');
	await box.fill(queries[0]?.slice(0, 1) ?? 'a');
	await options.locator('mark').first().waitFor();
	for (const query of queries) {
		// Loads the text of these words.
		await box.fill(query);
		await options.locator('mark').first().waitFor();
	}
	await page.waitForLoadState('networkidle');
	await box.fill('');
	await page.evaluate(() => Reflect.set(window, 'keys', []));
	let keys = 0;
	for (const query of queries) {
		// A fast typist: ten letters per second.
		await box.pressSequentially(query, { delay: 100 });
		await box.fill('');
		keys += query.length;
	}
	await page.waitForTimeout(300);
	const slow = await page.evaluate((): number[] => Reflect.get(window, 'keys'));
	await page.close();
	const all = [...slow, ...Array.from({ length: Math.max(0, keys - slow.length) }, () => 16)];
	const sorted = all.sort((a, b) => a - b);
	return { median: median(sorted), most: sorted[Math.floor(sorted.length * 0.9)] ?? 0, longest: sorted.at(-1) ?? 0 };
}
