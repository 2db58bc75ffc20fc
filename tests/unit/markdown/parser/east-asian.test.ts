import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { renderContext } from '../../../support/render-context.ts';

const html = (markdown: string) =>
	renderMarkdown(markdown, 'A title', renderContext())
		.html.replace(/^<p>|<\/p>$/g, '')
		.replace(/ class="external" rel="noopener"/g, '');

test('marks beside Chinese, Japanese and Korean make emphasis as meant', () => {
	assert.equal(html('これは**「重要」**です。'), 'これは<strong>「重要」</strong>です。');
	assert.equal(
		html('请点击**“设置”**按钮和**（保存）**按钮'),
		'请点击<strong>“设置”</strong>按钮和<strong>（保存）</strong>按钮',
	);
	assert.equal(
		html('설정에서 **알림(Push)**을 켜고 **[링크](https://a.example)**를'),
		'설정에서 <strong>알림(Push)</strong>을 켜고 <strong><a href="https://a.example/">링크</a></strong>를',
	);
	assert.equal(html('これは**`code`**です'), 'これは<strong><code>code</code></strong>です');
	assert.equal(html('คลิก**"ตั้งค่า"**แล้ว'), 'คลิก<strong>"ตั้งค่า"</strong>แล้ว');
});

test('two underscores, single stars and two tildes do as well', () => {
	assert.equal(html('は__「A」__と__B__で'), 'は<strong>「A」</strong>と<strong>B</strong>で');
	assert.equal(html('は*「A」*で'), 'は<em>「A」</em>で');
	assert.equal(html('は~~「A」~~で'), 'は<del>「A」</del>で');
});

test('single underscores between letters stay, and other scripts keep the rules of CommonMark', () => {
	assert.equal(html('変数_名前_です'), '変数_名前_です');
	assert.equal(html('snake_case_name 2 * 3 * 4 a**"b"**c'), 'snake_case_name 2 * 3 * 4 a**"b"**c');
});

test('single tildes are ranges, two strike out', () => {
	assert.equal(
		html('营业时间9:00~18:00，周末10:00~16:00。(1~3), (80~100)'),
		'营业时间9:00~18:00，周末10:00~16:00。(1~3), (80~100)',
	);
	assert.equal(html('~a~ ~~b~~'), '~a~ <del>b</del>');
});

test('a bare address ends before a full-width sign', () => {
	assert.equal(
		html('请访问https://a.example/b。谢谢'),
		'请访问<a href="https://a.example/b">https://a.example/b</a>。谢谢',
	);
	assert.equal(html('（https://a.example/b）と'), '（<a href="https://a.example/b">https://a.example/b</a>）と');
	assert.equal(html('「https://a.example」'), '「<a href="https://a.example/">https://a.example</a>」');
	assert.equal(html('https://ja.example/wiki/日本 x').includes('wiki/%E6%97%A5%E6%9C%AC'), true);
});
