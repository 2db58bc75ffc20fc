import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchReporter } from '../../../../src/elements/search/search-events.ts';

function start(withDataLayer: boolean) {
	const box = new EventTarget();
	const reported: unknown[] = [];
	box.addEventListener('help-search', (event) => event instanceof CustomEvent && reported.push(event.detail));
	// The reporter only dispatches events on the element.
	return { reported, reporter: createSearchReporter(box as HTMLElement, withDataLayer) };
}

test('A query is reported when the reader pauses, and only once', (t) => {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	const { reported, reporter } = start(false);
	reporter.reportAnswer('pass', 4);
	reporter.typing();
	t.mock.timers.tick(5_000);
	reporter.reportAnswer('password', 3);
	t.mock.timers.tick(5_000);
	reporter.reportAnswer('password', 3);
	t.mock.timers.tick(5_000);
	assert.deepEqual(reported, [{ query: 'password', count: 3 }]);
});

test('A query is reported without a pause if the reader opens an article', () => {
	const { reported, reporter } = start(false);
	reporter.reportAnswer('password', 3);
	reporter.flush();
	reporter.flush();
	assert.deepEqual(reported, [{ query: 'password', count: 3 }]);
});

test('Queries are added to the data layer only if the owner wants it', () => {
	const page: { dataLayer?: unknown[] } = {};
	Reflect.set(globalThis, 'window', page);
	for (const isWanted of [false, true]) {
		const { reporter } = start(isWanted);
		reporter.reportAnswer('password', 3);
		reporter.flush();
		assert.deepEqual(page.dataLayer, isWanted ? [{ event: 'help-search', query: 'password', count: 3 }] : undefined);
	}
	Reflect.deleteProperty(globalThis, 'window');
});
