import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchReporter } from '../../../../src/elements/search/search-events.ts';

function start(withDataLayer: boolean) {
	const box = new EventTarget();
	const told: unknown[] = [];
	box.addEventListener('help-search', (event) => event instanceof CustomEvent && told.push(event.detail));
	// An element to the report: it only raises events at it.
	return { told, report: createSearchReporter(box as HTMLElement, withDataLayer) };
}

test('A query is told once its reader has paused, and once only', (t) => {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	const { told, report } = start(false);
	report.reportAnswer('pass', 4);
	report.typing();
	t.mock.timers.tick(5_000);
	report.reportAnswer('password', 3);
	t.mock.timers.tick(5_000);
	report.reportAnswer('password', 3);
	t.mock.timers.tick(5_000);
	assert.deepEqual(told, [{ query: 'password', count: 3 }]);
});

test('Whoever goes on to an article has asked, pause or not', () => {
	const { told, report } = start(false);
	report.reportAnswer('password', 3);
	report.flush();
	report.flush();
	assert.deepEqual(told, [{ query: 'password', count: 3 }]);
});

test('A tag manager is told only where the owner wants it', () => {
	const page: { dataLayer?: unknown[] } = {};
	Reflect.set(globalThis, 'window', page);
	for (const isWanted of [false, true]) {
		const { report } = start(isWanted);
		report.reportAnswer('password', 3);
		report.flush();
		assert.deepEqual(page.dataLayer, isWanted ? [{ event: 'help-search', query: 'password', count: 3 }] : undefined);
	}
	Reflect.deleteProperty(globalThis, 'window');
});
