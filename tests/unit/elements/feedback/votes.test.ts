import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { article, startSample } from '../../../support/sample.ts';

const DAY = 86_400_000;

/** A reader's browser: storage that outlives its pages, and a clock that the test moves. */
async function startBrowser(t: TestContext) {
	const library = await startSample(t, { content: { categories: [], articles: [article('a')] } });
	const stored = new Map<string, string>();
	const localStorage = new Proxy(
		{
			getItem: (key: string) => stored.get(key) ?? null,
			setItem: (key: string, text: string) => void stored.set(key, text),
			removeItem: (key: string) => void stored.delete(key),
		},
		{
			ownKeys: () => [...stored.keys()],
			getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
		},
	);
	const browser = { onLine: true };
	for (const [name, value] of Object.entries({ localStorage, navigator: browser })) {
		const before = Object.getOwnPropertyDescriptor(globalThis, name);
		Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
		t.after(() => before && Object.defineProperty(globalThis, name, before));
	}
	t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-22T02:12:00Z') });
	const endpoint = `${library.url.origin}/api/library/sample/articles/a/feedback`;
	let pages = 0;
	/** Opens a page, which sends what earlier pages could not. */
	const openPage = async () => {
		pages += 1;
		// Each page loads the module anew.
		const votes: typeof import('../../../../src/elements/feedback/votes.ts') = await import(
			`../../../../src/elements/feedback/votes.ts?page=${pages}-${library.port}`
		);
		await votes.sendPendingVotes();
		return votes;
	};
	const sent = () => library.requests.filter(({ method }) => method === 'POST').length;
	return { library, stored, browser, endpoint, openPage, sent, pass: (ms: number) => t.mock.timers.tick(ms) };
}

type Browser = Awaited<ReturnType<typeof startBrowser>>;

/** Votes on a page of its own, and waits until the vote was sent. */
async function vote({ openPage, endpoint }: Browser, rating = 'helpful') {
	const page = await openPage();
	page.submitVote(endpoint, rating);
	await page.sendPendingVotes();
	return page;
}

test('a vote without a readable answer is sent three times at most, whatever number of pages follows', async (t) => {
	const browser = await startBrowser(t);
	browser.library.faults.set([{ kind: 'reset', method: 'POST' }]);
	const page = await vote(browser);
	for (let count = 0; count < 5; count += 1) await browser.openPage();
	assert.equal(browser.sent(), 3);
	browser.library.faults.clear();
	browser.pass(DAY);
	await browser.openPage();
	assert.equal(browser.sent(), 3);
	assert.equal(page.readRating(browser.endpoint), 'helpful', 'the reader still sees it');
});

test('another rating of the same reader is sent anew', async (t) => {
	const browser = await startBrowser(t);
	browser.library.faults.set([{ kind: 'reset', method: 'POST' }]);
	await vote(browser);
	for (let count = 0; count < 4; count += 1) await browser.openPage();
	browser.library.faults.clear();
	await vote(browser, 'not_helpful');
	assert.equal(browser.sent(), 4);
	await browser.openPage();
	assert.equal(browser.sent(), 4);
});

test('an answer that can be read never counts as one that can’t: a vote survives an outage of many pages', async (t) => {
	const browser = await startBrowser(t);
	browser.library.faults.set([{ kind: 'status', status: 503, method: 'POST' }]);
	await vote(browser);
	for (let count = 0; count < 6; count += 1) await browser.openPage();
	assert.ok(browser.sent() > 5);
	browser.library.faults.clear();
	browser.library.requests.length = 0;
	for (let count = 0; count < 3; count += 1) await browser.openPage();
	assert.equal(browser.sent(), 1);
});

test('a vote that can’t have arrived, because nothing answers at all, is not counted as sent', async (t) => {
	const browser = await startBrowser(t);
	browser.library.faults.set([{ kind: 'reset' }]);
	await vote(browser);
	for (let count = 0; count < 5; count += 1) await browser.openPage();
	assert.ok(browser.sent() > 3);
	browser.library.faults.clear();
	browser.library.requests.length = 0;
	for (let count = 0; count < 3; count += 1) await browser.openPage();
	assert.equal(browser.sent(), 1);
});

test('a vote and a wait that a clock stored while it was ahead don’t last longer than any other', async (t) => {
	const browser = await startBrowser(t);
	const { stored, endpoint, openPage, pass, sent, library } = browser;
	const key = `help-center-vote:${endpoint}`;
	stored.set('help-center-wait', String(Date.now() + 400 * DAY));
	stored.set(key, JSON.stringify({ rating: 'helpful', at: Date.now() + 400 * DAY }));
	library.faults.set([{ kind: 'status', status: 503, method: 'POST' }]);
	await openPage();
	assert.equal(sent(), 1);
	pass(31 * DAY);
	await openPage();
	assert.deepEqual([sent(), stored.has(key)], [1, false]);
});
