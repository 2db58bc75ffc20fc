import assert from 'node:assert/strict';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { test } from 'node:test';
import { applyHeaderRules, parseHeaderRules } from '../../../src/server/header-rules.ts';

const rules = parseHeaderRules(
	[
		'/*',
		'  X-All: yes',
		'  Content-Security-Policy: a https://b.test:8080; c',
		'',
		'/help/_astro/*',
		'\tCache-Control: immutable',
		'/file.txt',
		'  X-All: changed',
	].join('\r\n'),
);

function headersAt(path: string) {
	const response = new ServerResponse(new IncomingMessage(new Socket()));
	applyHeaderRules(response, rules, path);
	return { ...response.getHeaders() };
}

test('A rule for everything fits everything, and a value may hold colons', () => {
	assert.deepEqual(headersAt('/'), { 'x-all': 'yes', 'content-security-policy': 'a https://b.test:8080; c' });
});

test('A star stands for anything, and everything else for itself', () => {
	assert.equal(headersAt('/help/_astro/a/b.js')['cache-control'], 'immutable');
	for (const path of ['/help/_astro', '/x/help/_astro/a.js']) assert.equal(headersAt(path)['cache-control'], undefined);
	assert.equal(headersAt('/fileAtxt')['x-all'], 'yes');
});

test('Of two rules that fit, the later one stands', () => {
	assert.equal(headersAt('/file.txt')['x-all'], 'changed');
});

test('A text without rules sets nothing', () => {
	assert.deepEqual(parseHeaderRules('\n  Lost: header\n\n'), []);
});
