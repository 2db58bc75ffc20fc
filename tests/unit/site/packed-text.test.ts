import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { storeAsUtf8 } from '../../../src/site/packed-text.ts';

test('A text comes back as it was stored, even with a lone surrogate', () => {
	for (const text of ['', 'Plain words', 'Größe → “größer” 🙂 パスワード', 'a lone \ud83d half', '\ufeffmark'])
		assert.deepEqual({ ...storeAsUtf8({ before: 1, text, after: 2 }, 'text') }, { before: 1, text, after: 2 });
});

test('A stored text takes no memory of V8’s heap', () => {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	assert.ok(typeof collect === 'function');
	const held = () => {
		collect();
		return process.memoryUsage().heapUsed;
	};
	const before = held();
	const all = Array.from({ length: 20 }, (_, index) => storeAsUtf8({ text: `${index} “`.repeat(200_000) }, 'text'));
	assert.ok(held() - before < 5_000_000, 'twenty texts of at least 1.6 MB each');
	assert.ok(all[19]?.text.startsWith('19 “'));
});
