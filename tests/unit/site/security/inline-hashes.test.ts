import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCspHash } from '../../../../src/site/csp-hash.ts';
import { hashInlineElements } from '../../../../src/site/security/inline-hashes.ts';

test('Inline scripts and styles are known by their hashes, to the letter', () => {
	assert.deepEqual(hashInlineElements('<script>a()</script><p>x</p><STYLE media="print">\n.b{}\n</STYLE >'), {
		scripts: [createCspHash('a()')],
		styles: [createCspHash('\n.b{}\n')],
	});
	assert.deepEqual(hashInlineElements('<script data-if="a > b" type=module>c()\r\nd()</script>').scripts, [
		createCspHash('c()\nd()'),
	]);
	assert.deepEqual(hashInlineElements('<script></script>').scripts, [createCspHash('')]);
});

test('What is loaded from elsewhere, and what nothing runs, needs no hash', () => {
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
