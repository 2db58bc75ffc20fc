import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright';
import { median } from '../table.ts';
import type { FindTitles } from './score.ts';

/** What came over the wire. */
export interface Traffic {
	requests: number;
	/** Brotli at its best, as hosts store files; what is compressed already, as it is. */
	bytes: number;
}

/** Pagefind alone, in the browser that it is made for: the titles that its own search gives. */
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
	return { dialog, options: dialog.getByRole('option'), excerpts: dialog.locator('.excerpt') };
}

/** What comes over the wire from `/` on an article: until the first row of a search stands there, and until all of it. */
export async function recordTraffic(
	browser: Browser,
	article: URL,
	query: string,
): Promise<{ first: Traffic; all: Traffic }> {
	const page = await browser.newPage();
	await page.goto(article.href, { waitUntil: 'networkidle' });
	const responses: Response[] = [];
	page.on('response', (response) => void responses.push(response));
	await page.keyboard.press('/');
	const { options, excerpts } = openSearch(page);
	// Before a letter stands what is read most: those are no results, and have no marks.
	await page.getByRole('dialog').getByRole('combobox').pressSequentially(query.slice(0, 1));
	await options.locator('mark').first().waitFor();
	const first = responses.filter((response) => !response.url().includes('/pagefind/'));
	await page.getByRole('dialog').getByRole('combobox').pressSequentially(query.slice(1));
	await excerpts.first().waitFor();
	await page.waitForLoadState('networkidle');
	const traffic = { first: await measureTraffic(first), all: await measureTraffic(responses) };
	await page.close();
	return traffic;
}

/**
 * Milliseconds from a key to the paint that follows it, as the browser's own event timing has them (in steps of eight, from 16 on):
 * the middle one, what nine of ten keep within, and the longest, for keys of these queries.
 */
export async function measureKeyToPaint(
	browser: Browser,
	article: URL,
	queries: readonly string[],
	quickJson: string,
): Promise<{ median: number; most: number; longest: number }> {
	const page = await browser.newPage();
	await page.route('**/search/quick.json', (route) => route.fulfill({ json: JSON.parse(quickJson) }));
	// Measured is what titles cost; the full text comes after the paint.
	await page.route('**/pagefind/**', (route) => route.abort());
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
	await box.fill('');
	await page.evaluate(() => Reflect.set(window, 'keys', []));
	let keys = 0;
	for (const query of queries) {
		// A reader who types fast: ten letters a second.
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
