import { test } from 'node:test';
import { createAnchorForms } from '../../../../src/markdown/heading-ids/anchor-forms.ts';
import { createSyntaxFound, renderUnsafeHtml } from '../../../../src/markdown/parser/marked-html.ts';
import { resolveRawTags } from '../../../../src/markdown/parser/raw-tags.ts';
import { prepareSource } from '../../../../src/markdown/parser/source.ts';
import { assertLinearTime } from '../../../support/growth.ts';

/** Texts of a length that grows, each made to let one reader of ours search in vain again and again. */
const TEXTS: Record<string, (size: number) => string> = {
	'unclosed tags': (size) => '<Tab title="'.repeat(size),
	'tags with braces': (size) => '<Tab a={'.repeat(size),
	'words in angle brackets': (size) => 'Press <Enter> or <a b> '.repeat(size),
	'self-closed elements': (size) => '<a id="x"/><i/>'.repeat(size),
	'unclosed raw text': (size) => '<title><style>'.repeat(size),
	'unclosed comments': (size) => '<!-- '.repeat(size),
	'stray closing tags': (size) => '</b></Foo>'.repeat(size),
	'components without an end': (size) => '<Tab a="b">\n\n'.repeat(size),
	'components on one line': (size) => '<A>x</A> '.repeat(size),
	'directives without an end': (size) => ':::note\n\n'.repeat(size),
	'block tags without an end': (size) => '{% hint a="b" %}\n\n'.repeat(size),
	admonitions: (size) => '!!! note\n    x\n\n'.repeat(size),
	'comments without an end': (size) => '{/* x\n\n'.repeat(size),
	'comments in a line': (size) => 'a {/* x '.repeat(size),
	'footnotes and their references': (size) => '[^a] [^b'.repeat(size),
	'definitions of footnotes': (size) => Array.from({ length: size }, (_, at) => `[^${at}]: x\n`).join(''),
	'long footnotes': (size) => `[^a]\n\n[^a]: x\n${'    y\n'.repeat(size)}`,
	'attribute lists': (size) => `# A ${'{#a '.repeat(size)}`,
	'links with spaces': (size) => '[a](/b c '.repeat(size),
	'labels without an end': (size) => '![a [b '.repeat(size),
	'definitions with spaces': (size) => '[a]: /b c d\n'.repeat(size),
	'marks beside Chinese': (size) => '重**「a'.repeat(size),
	'underscores beside Chinese': (size) => '重__a'.repeat(size),
	'addresses beside Chinese': (size) => 'https://a.example/重。'.repeat(size),
	'invisible characters': (size) => '\u200B`\uFEFF\u00A0'.repeat(size),
	'front matter without an end': (size) => `---\n${'a: b\n'.repeat(size)}`,
	'elements with Markdown': (size) => '<div>\n**a**\n</div>\n'.repeat(size),
	'elements without an end': (size) => '<div>\n**a**\n'.repeat(size),
};

for (const [name, create] of Object.entries(TEXTS)) {
	test(`the time to read ${name} grows with their number only`, () => {
		assertLinearTime(400, (size) => prepareSource(create(size), new Set()), 'source');
		assertLinearTime(400, (size) => resolveRawTags(create(size)), 'tags');
		assertLinearTime(100, (size) => renderUnsafeHtml(create(size), createSyntaxFound()), 'parser');
	});
}

test('the time to number equal headings as other tools do grows with their number only', () => {
	assertLinearTime(2_000, (size) => createAnchorForms(Array.from({ length: size }, () => 'FAQ')));
});
