import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinSegments, segmentWords } from '../../../../src/search/browser/segment-words.ts';

test('Words of scripts without spaces are separated for the index, and others left unchanged', () => {
	assert.equal(segmentWords('パスワードを再設定する'), 'パスワード を 再 設定 する');
	assert.equal(segmentWords('reset パスワード変更 now'), 'reset パスワード 変更 now');
	assert.equal(segmentWords('Passwort zurücksetzen, كلمة المرور'), 'Passwort zurücksetzen, كلمة المرور');
});

test('Text from the index is shown without these spaces, marked or not', () => {
	assert.equal(
		joinSegments('<mark>パスワード</mark> を <mark>再</mark> <mark>設定</mark> する'),
		'<mark>パスワード</mark>を<mark>再</mark><mark>設定</mark>する',
	);
	assert.equal(joinSegments('設定 。 次 に 「 保存 」 を 押す'), '設定。次に「保存」を押す');
	assert.equal(joinSegments('設定 and 変更 one two'), '設定 and 変更 one two');
});
