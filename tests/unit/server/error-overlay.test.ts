import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createErrorOverlay } from '../../../src/server/error-overlay.ts';

function startChannel() {
	const shown: string[] = [];
	const listeners: (() => void)[] = [];
	return {
		shown,
		openPage: () => {
			for (const listener of listeners) listener();
		},
		channel: {
			send: ({ err }: { err: { message: string } }) => void shown.push(err.message),
			on: (_: 'connection', listener: () => void) => void listeners.push(listener),
		},
	};
}

test('an error is shown in open pages, and in those that are opened until it is mended', () => {
	const { channel, shown, openPage } = startChannel();
	const overlay = createErrorOverlay();
	overlay.connect(channel);
	openPage();
	assert.deepEqual(shown, []);
	overlay.show('name is nothing');
	openPage();
	assert.deepEqual(shown, ['name is nothing', 'name is nothing']);
	overlay.clear();
	openPage();
	assert.equal(shown.length, 2);
});

test('an error from before the browser could be reached is shown as soon as it can', () => {
	const { channel, shown } = startChannel();
	const overlay = createErrorOverlay();
	overlay.show('too early');
	overlay.connect(channel);
	assert.deepEqual(shown, ['too early']);
});
