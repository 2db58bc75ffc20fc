import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProgressBar } from '../../../../src/commands/terminal/progress-bar.ts';
import { createClock } from '../../../support/start-client.ts';

function start(isTTY: boolean) {
	const written: string[] = [];
	const clock = createClock();
	const progress = createProgressBar({ write: (text) => written.push(text), isTTY, columns: 60 }, clock.now);
	return { written, clock, progress };
}

test('without a terminal, at most one plain line is written per second', () => {
	const { written, clock, progress } = start(false);
	for (let done = 0; done <= 40; done += 1) {
		progress.show({ label: done < 10 ? 'Listing' : 'Fetching', done, total: 40 });
		clock.pass(100);
	}
	progress.end();
	assert.deepEqual(written, [
		'Listing 0 of 40\n',
		'Fetching 10 of 40\n',
		'Fetching 20 of 40\n',
		'Fetching 30 of 40\n',
		'Fetching 40 of 40\n',
	]);
});

test('a terminal that reports 0 columns is taken to have 80', () => {
	const written: string[] = [];
	const progress = createProgressBar(
		{ write: (text) => written.push(text), isTTY: true, columns: 0 },
		createClock().now,
	);
	progress.show({ label: 'Fetching', done: 12, total: 40 });
	assert.match(written[0] ?? '', /12 of 40/);
});

test('on a terminal, the bar overwrites itself and its last state stays', () => {
	const { written, progress } = start(true);
	progress.show({ label: 'Listing', done: 3, total: undefined });
	for (const done of [0, 5, 10]) progress.show({ label: 'Fetching', done, total: 10 });
	progress.end();
	progress.end();
	assert.equal(written[0], '\r' + 'Listing 3\u001b[K');
	assert.equal(written.at(-2), `\r${`Fetching ${'█'.repeat(24)} 10 of 10`}\u001b[K`);
	assert.equal(written.at(-1), '\n');
	assert.ok(written.every((text) => text.length < 70));
});
