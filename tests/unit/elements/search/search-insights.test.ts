import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createSearchReporter } from '../../../../src/elements/search/search-events.ts';
import { mayCount, sendInsights } from '../../../../src/elements/search/search-insights.ts';
import { EMPTY_ANSWER, type SearchAnswer } from '../../../../src/search/browser/search-answer.ts';

/** The part of a browser's `Element` that is used: one that is, or is not, in an option. */
class FakeElement extends EventTarget {
	readonly isOption: boolean;
	constructor(isOption: boolean) {
		super();
		this.isOption = isOption;
	}
	closest(): FakeElement | null {
		return this.isOption ? this : null;
	}
	hasAttribute(): boolean {
		return this.isOption;
	}
}

/** A search box that sends to `/search/insights`. */
function start(t: TestContext, navigator: Partial<Navigator> = {}) {
	t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
	const requests: { url: string; body: unknown; options: RequestInit }[] = [];
	t.mock.method(globalThis, 'fetch', async (url: string, { body, ...options }: RequestInit) => {
		requests.push({ url, body: JSON.parse(String(body)), options });
		return new Response(null, { status: 202 });
	});
	for (const [name, value] of Object.entries({ navigator, Element: FakeElement })) {
		const before = Object.getOwnPropertyDescriptor(globalThis, name);
		Object.defineProperty(globalThis, name, { value, configurable: true });
		t.after(() =>
			before ? Object.defineProperty(globalThis, name, before) : Reflect.deleteProperty(globalThis, name),
		);
	}
	const input = { value: '' };
	// A box is used as an event target with an input.
	const box = Object.assign(new EventTarget(), { querySelector: () => input }) as unknown as HTMLElement;
	const reporter = createSearchReporter(box, false);
	let latest: SearchAnswer | undefined;
	sendInsights(box, '/search/insights', reporter, () => latest);
	return {
		requests,
		sent: () => requests.splice(0).map(({ body }) => body),
		/** An answer that the reader looks at for `ms` milliseconds. */
		answer(query: string, total: number, ms = 2_000, rest: Partial<SearchAnswer> = {}) {
			input.value = `${query} `;
			latest = { ...EMPTY_ANSWER, total, ...rest };
			reporter.reportAnswer(query, total);
			// In two steps, because a timer sees the time at the end of its step.
			t.mock.timers.tick(Math.min(ms, 1_000));
			t.mock.timers.tick(Math.max(ms - 1_000, 0));
		},
		type(query: string) {
			input.value = query;
			reporter.typing();
		},
		dispatch(type: string, fields: Record<string, unknown> = {}, isOption = true) {
			const event = Object.assign(new Event(type), fields);
			Object.defineProperty(event, 'target', { value: new FakeElement(isOption) });
			box.dispatchEvent(event);
		},
	};
}

const CLICK = { button: 0 };
const ask = (query: string, outcome: string) => ({ query, outcome, opened: false });

test('a query is sent once the reader pauses, masked, with nothing about the reader', (t) => {
	const { requests, answer } = start(t);
	answer('Login anna@example.com', 3, 900);
	assert.deepEqual(requests, []);
	answer('Login anna@example.com', 3);
	assert.deepEqual(requests, [
		{
			url: '/search/insights',
			body: { query: 'login [email]', outcome: 'found', opened: false },
			options: { method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer', keepalive: true },
		},
	]);
});

test('the outcome is none, partial or found, and unknown without the whole index', (t) => {
	const { sent, answer } = start(t);
	answer('one', 0);
	answer('two words', 2, 61_000, { isPartial: true });
	answer('three', 1);
	answer('four', 0, 61_000, { missing: 'text' });
	assert.deepEqual(
		sent().filter((message) => !Object.hasOwn(Object(message), 'again')),
		[ask('one', 'none'), ask('two words', 'partial'), ask('three', 'found')],
	);
});

test('an article that is opened is sent once, after the query, also without a pause', (t) => {
	const { sent, answer, dispatch } = start(t);
	answer('refund', 2, 0);
	dispatch('click', CLICK);
	dispatch('click', CLICK);
	assert.deepEqual(sent(), [ask('refund', 'found'), { query: 'refund', outcome: 'found', opened: true }]);
	answer('money', 2);
	dispatch('auxclick', { button: 1 });
	assert.deepEqual(sent()[1], { query: 'money', outcome: 'found', opened: true });
	answer('bill', 2);
	dispatch('keydown', { key: 'Enter', ctrlKey: true });
	assert.deepEqual(sent()[1], { query: 'bill', outcome: 'found', opened: true });
});

test('no article counts as opened for another query, by another link or a context menu', (t) => {
	const { sent, answer, type, dispatch } = start(t);
	answer('refund', 2);
	dispatch('click', CLICK, false);
	dispatch('auxclick', { button: 2 });
	dispatch('keydown', { key: 'Enter' });
	type('refunds');
	dispatch('click', CLICK);
	type('');
	dispatch('click', CLICK);
	assert.deepEqual(sent(), [ask('refund', 'found')]);
});

test('another query within a minute of a poor answer is sent as a pair', (t) => {
	const { sent, answer } = start(t);
	answer('money back', 0, 30_000);
	answer('refund', 3);
	assert.deepEqual(sent(), [
		ask('money back', 'none'),
		ask('refund', 'found'),
		{ again: { from: 'money back', to: 'refund' } },
	]);
});

test('no pair: after a good answer, an opened one, more than a minute, typing on, or something masked', (t) => {
	const { sent, answer, dispatch } = start(t);
	answer('good', 3);
	answer('poor', 0, 62_000);
	answer('partial', 2, 2_000, { isPartial: true });
	dispatch('click', CLICK);
	answer('ref', 0);
	answer('refund', 0, 62_000);
	answer('order 12345', 0);
	answer('parcel', 0);
	assert.deepEqual(
		sent().filter((message) => Object.hasOwn(Object(message), 'again')),
		[],
	);
});

for (const navigator of [{ globalPrivacyControl: true }, { doNotTrack: '1' }, { webdriver: true }]) {
	test(`nothing is sent if ${Object.keys(navigator)} is set`, (t) => {
		const { requests, answer, dispatch } = start(t, navigator);
		answer('refund', 0);
		answer('money', 3);
		dispatch('click', CLICK);
		assert.deepEqual(requests, []);
	});
}

test('readers count who say nothing, or that they may be counted', () => {
	for (const navigator of [{}, { doNotTrack: '0' }, { doNotTrack: null }, { webdriver: false }])
		assert.equal(mayCount(navigator), true);
});
