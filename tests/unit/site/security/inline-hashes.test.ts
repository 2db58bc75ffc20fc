import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCspHash } from '../../../../src/site/csp-hash.ts';
import { hashInlineElements } from '../../../../src/site/security/inline-hashes.ts';
import { assertLinearTime } from '../../../support/growth.ts';

test('Inline scripts and styles are hashed exactly, with normalised line breaks', () => {
	assert.deepEqual(hashInlineElements('<script>a()</script><p>x</p><STYLE media="print">\n.b{}\n</STYLE >'), {
		scripts: [createCspHash('a()')],
		styles: [createCspHash('\n.b{}\n')],
	});
	assert.deepEqual(hashInlineElements('<script data-if="a > b" type=module>c()\r\nd()</script>').scripts, [
		createCspHash('c()\nd()'),
	]);
	assert.deepEqual(hashInlineElements('<script></script>').scripts, [createCspHash('')]);
});

test('External scripts and scripts that browsers do not run need no hash', () => {
	for (const html of [
		'',
		'<script src="https://a.test/x.js"></script>',
		'<script type="application/ld+json">{}</script>',
		'<script type="text/template">x()</script>',
		'<scripted>x()</scripted>',
	])
		assert.deepEqual(hashInlineElements(html), { scripts: [], styles: [] }, html);
	assert.equal(hashInlineElements('<script data-src="x">a()</script>').scripts.length, 1);
});

test('What looks like a tag in an attribute, a comment or another element is none', () => {
	const style = '<style>.a{}</style>';
	const hash = createCspHash('.a{}');
	for (const before of [
		'<p title="How to use the <style> tag">x</p>',
		"<p title='<script>'>x</p>",
		'<meta content="<style>"><title>The <style> tag</title>',
		'<!-- <style> -->',
		'<!doctype html>',
		'<textarea><script></textarea>',
		'<a href=x"y<style>z</a>'.replace('<style>', ''),
		'<p a=b"c d=\'e">x</p>',
		'<script type="application/ld+json">{"a":"<style>"}</script>',
		'<p data-if="a > b" hidden><br/>',
		'</p title="<style>">',
		'1 < 2 <3',
	])
		assert.deepEqual(hashInlineElements(before + style).styles, [hash], before);
});

test('The time to find inline elements grows with the page only', () => {
	for (const piece of [
		'<style ',
		'<style>',
		'<script>',
		'<!--',
		'<p a="',
		'<p a',
		'</p ',
		'</title',
		"<a b='c",
		'<title>',
	])
		assertLinearTime(10_000, (size) => void hashInlineElements(piece.repeat(size)), piece);
});
