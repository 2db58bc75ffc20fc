import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pack } from '../../../src/site/pack.ts';

test('A text comes back as it was put away, also with half of a pair of surrogates', () => {
	for (const text of ['', 'Plain words', 'Größe → “größer” 🙂 パスワード', 'a lone \ud83d half', '\ufeffmark'])
		assert.equal(pack(text)(), text);
});

test('What is put away leaves V8’s own memory', () => {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	assert.ok(typeof collect === 'function');
	const held = () => {
		collect();
		return process.memoryUsage().heapUsed;
	};
	const before = held();
	const packed = Array.from({ length: 20 }, (_, index) => pack(`${index} “`.repeat(200_000)));
	assert.ok(held() - before < 5_000_000, 'twenty texts of 1.6 MB and more');
	assert.ok(packed[19]?.().startsWith('19 “'));
});
