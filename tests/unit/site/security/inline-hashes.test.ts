import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cspHash } from '../../../../src/site/csp-hash.ts';
import { inlineHashes } from '../../../../src/site/security/inline-hashes.ts';

test('Inline scripts and styles are known by their hashes, to the letter', () => {
	assert.deepEqual(inlineHashes('<script>a()</script><p>x</p><STYLE media="print">\n.b{}\n</STYLE >'), {
		scripts: [cspHash('a()')],
		styles: [cspHash('\n.b{}\n')],
	});
	assert.deepEqual(inlineHashes('<script data-if="a > b" type=module>c()\r\nd()</script>').scripts, [
		cspHash('c()\nd()'),
	]);
	assert.deepEqual(inlineHashes('<script></script>').scripts, [cspHash('')]);
});

test('What is loaded from elsewhere, and what nothing runs, needs no hash', () => {
	for (const html of [
		'',
		'<script src="https://a.test/x.js"></script>',
		'<script type="application/ld+json">{}</script>',
		'<script type="text/template">x()</script>',
		'<scripted>x()</scripted>',
	])
		assert.deepEqual(inlineHashes(html), { scripts: [], styles: [] }, html);
	assert.equal(inlineHashes('<script data-src="x">a()</script>').scripts.length, 1);
});
