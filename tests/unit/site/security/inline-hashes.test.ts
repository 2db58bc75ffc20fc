import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCspHash } from '../../../../src/site/csp-hash.ts';
import { hashInlineElements } from '../../../../src/site/security/inline-hashes.ts';

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
