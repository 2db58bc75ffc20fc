import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchPanel } from '../../../../src/elements/search/search-panel.ts';
import { createSearchSession } from '../../../../src/elements/search/search-session.ts';
import { EMPTY_ANSWER, type Hit, type SearchAnswer } from '../../../../src/search/browser/search-answer.ts';
import type { SearchEngine } from '../../../../src/search/browser/search-engine.ts';

// Browsers call it before a paint; here nothing is painted.
globalThis.requestAnimationFrame ??= () => 0;

const hit = (href: string): Hit => ({ title: href, name: [], href, excerpt: [], category: undefined, headings: [] });
const found = (...hrefs: string[]): SearchAnswer => ({ ...EMPTY_ANSWER, total: hrefs.length, hits: hrefs.map(hit) });
const withNext = (answer: SearchAnswer, next: SearchAnswer): SearchAnswer => ({ ...answer, more: async () => next });

/** A session whose engine answers with `search` and `quick`, and a log of the calls of its panel. */
function startSession(typed: string, { search, quick }: { search: SearchEngine['search']; quick?: SearchAnswer }) {
	const box = { typed };
	const log: string[] = [];
	const panel: SearchPanel = {
		showStart: () => log.push('start'),
		clearRows: () => log.push('clear'),
		showWaiting: (hasRows) => log.push(hasRows ? 'waiting with rows' : 'waiting'),
		showAnswer: ({ hits }, query, category, kind) =>
			log.push([kind, query, category, ...hits.map(({ href }) => href)].filter(Boolean).join(' ')),
		addAnswer: ({ hits }) => log.push(['more', ...hits.map(({ href }) => href)].join(' ')),
		showNoMore: () => log.push('no more'),
		showFailure: (query) => log.push(`failure ${query}`),
	};
	const engine: SearchEngine = {
		start: async () => {},
		searchQuick: () => quick,
		loadText: async () => {},
		getTypingDelay: () => 120,
		search,
		suggest: () => undefined,
	};
	const session = createSearchSession(
		engine,
		panel,
		() => box.typed,
		(query, { total }) => log.push(`answered ${query} ${total}`),
	);
	return { box, log, session };
}

test('the first rows come from the quick index, then all indexes refine them', async () => {
	const { log, session } = startSession('pass', { search: async () => found('/a/', '/b/'), quick: found('/a/') });
	await session.searchNow();
	assert.deepEqual(log, ['first pass /a/', 'refined pass /a/ /b/', 'answered pass 2']);
});

test('without rows of the quick index, the complete answer is shown at once', async () => {
	const { log, session } = startSession('pass', { search: async () => found('/a/') });
	await session.searchNow();
	assert.deepEqual(log, ['clear', 'whole pass /a/', 'answered pass 1']);
});

test('an answer that arrives after a newer one is ignored', async () => {
	const pending = Promise.withResolvers<SearchAnswer>();
	const { box, log, session } = startSession('pass', {
		search: (query) => (query === 'pass' ? pending.promise : Promise.resolve(found('/new/'))),
	});
	const earlier = session.searchNow();
	box.typed = 'password';
	await session.searchNow();
	pending.resolve(found('/old/'));
	await earlier;
	assert.deepEqual(log, ['clear', 'clear', 'whole password /new/', 'answered password 1']);
});

test('after stop, no answer is shown', async () => {
	const { log, session } = startSession('pass', { search: async () => found('/a/') });
	const search = session.searchNow();
	session.stop();
	await search;
	assert.deepEqual(log, ['clear']);
});

test('a category without results is dropped, and all categories are searched', async () => {
	const { log, session } = startSession('pass', {
		search: async (_, category) => (category ? EMPTY_ANSWER : found('/a/')),
	});
	await session.filterByCategory('Account');
	assert.deepEqual(log, ['clear', 'whole pass /a/', 'answered pass 1']);
});

test('a late answer does not drop the category of a newer search', async () => {
	const pending = Promise.withResolvers<SearchAnswer>();
	const asked: string[] = [];
	const { box, log, session } = startSession('pass', {
		search: (query, category) => {
			asked.push(`${query} in ${category}`);
			return query === 'pass' ? pending.promise : Promise.resolve(found('/a/'));
		},
	});
	const earlier = session.filterByCategory('Account');
	box.typed = 'password';
	await session.searchNow();
	pending.resolve(EMPTY_ANSWER);
	await earlier;
	await session.searchNow();
	assert.deepEqual(asked, ['pass in Account', 'password in Account', 'password in Account']);
	assert.equal(log.at(-2), 'whole password Account /a/');
});

test('rows that the reader has loaded in the meantime are loaded again for the complete answer', async () => {
	const pending = Promise.withResolvers<SearchAnswer>();
	const { log, session } = startSession('pass', {
		search: () => pending.promise,
		quick: withNext(found('/a/'), found('/b/', '/c/')),
	});
	const search = session.searchNow();
	assert.equal(await session.showMore(), true);
	pending.resolve(withNext(found('/a/'), withNext(found('/b/'), withNext(found('/c/'), found('/d/')))));
	await search;
	assert.deepEqual(log.slice(1), ['more /b/ /c/', 'refined pass /a/ /b/ /c/', 'answered pass 1']);
});

test('if the next page cannot be loaded, that is shown and can be tried again', async () => {
	let isOnline = false;
	const more = async () => {
		if (!isOnline) throw new TypeError('Failed to fetch');
		return found('/b/');
	};
	const { log, session } = startSession('pass', { search: async () => ({ ...found('/a/'), more }) });
	await session.searchNow();
	assert.equal(await session.showMore(), false);
	isOnline = true;
	assert.equal(await session.showMore(), true);
	assert.deepEqual(log.slice(-2), ['no more', 'more /b/']);
});

test('a failed search is shown, unless a newer one has begun', async () => {
	const { log, session } = startSession('pass', { search: () => Promise.reject(new Error('offline')) });
	const earlier = session.searchNow();
	await Promise.all([earlier, session.searchNow()]);
	assert.deepEqual(log, ['clear', 'clear', 'failure pass']);
});

test('a pending answer is announced after 300 ms', async (t) => {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	const { log, session } = startSession('pass', { search: () => new Promise(() => {}), quick: found('/a/') });
	void session.searchNow();
	t.mock.timers.tick(299);
	assert.deepEqual(log, ['first pass /a/']);
	t.mock.timers.tick(1);
	assert.deepEqual(log, ['first pass /a/', 'waiting with rows']);
});

test('while typing, all indexes are searched once, after the pause', async (t) => {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	const asked: string[] = [];
	const { box, log, session } = startSession('p', {
		search: async (query) => {
			asked.push(query);
			return EMPTY_ANSWER;
		},
	});
	session.searchWhileTyping();
	t.mock.timers.tick(119);
	box.typed = 'pa';
	session.searchWhileTyping();
	t.mock.timers.tick(120);
	assert.deepEqual(asked, ['pa']);
	box.typed = '';
	session.searchWhileTyping();
	assert.equal(log.at(-1), 'start');
});
