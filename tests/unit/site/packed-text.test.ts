import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { storeAsUtf8 } from '../../../src/site/packed-text.ts';

test('A text comes back as it was put away, also with half of a pair of surrogates', () => {
	for (const text of ['', 'Plain words', 'Größe → “größer” 🙂 パスワード', 'a lone \ud83d half', '\ufeffmark'])
		assert.deepEqual({ ...storeAsUtf8({ before: 1, text, after: 2 }, 'text') }, { before: 1, text, after: 2 });
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
	const all = Array.from({ length: 20 }, (_, index) => storeAsUtf8({ text: `${index} “`.repeat(200_000) }, 'text'));
	assert.ok(held() - before < 5_000_000, 'twenty texts of 1.6 MB and more');
	assert.ok(all[19]?.text.startsWith('19 “'));
});
