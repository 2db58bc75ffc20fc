import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { rewriteLinks } from '../../../src/markdown/rewrite-links.ts';
import { assertLinearTime } from '../../support/growth.ts';
import { renderContext } from '../../support/render-context.ts';

const OLD = 'https://www.cstar.help/library/acme/articles/reset-a-password';
const NEW = '/articles/reset-a-password/';

/** Rewrites the URLs of Markdown to those of its rendered page. */
function rewrite(markdown: string): string {
	return rewriteLinks(markdown, new Map(renderMarkdown(markdown, 'A title', renderContext()).rewrittenUrls));
}

test('Links in Markdown lead where those of the page lead, in any notation', () => {
	const cases = [
		[`[a](${OLD}) and [b](${OLD} "title")`, `[a](${NEW}) and [b](${NEW} "title")`],
		[`[a](<${OLD}>) <${OLD}> ${OLD}. (${OLD})`, `[a](<${NEW}>) <${NEW}> ${NEW}. (${NEW})`],
		[`[a][1]\n\n[1]: ${OLD}`, `[a][1]\n\n[1]: ${NEW}`],
		[`<a href="${OLD}#x">a</a>`, `<a href="${NEW}#x">a</a>`],
		['[a](/support/x/Reset-a-password?b=1#c)', `[a](${NEW}?b=1#c)`],
		['[a](/library/acme/articles/über%20uns)', '[a](/articles/über-uns-1a2b3c/)'],
		['![a](/a.png "b") [c](pricing)', '![a](https://www.cstar.help/a.png "b") [c](https://www.cstar.help/pricing)'],
		['<img src="/a.png">', '<img src="https://www.cstar.help/a.png">'],
		['[![a](/a.png)](/b)', '[![a](https://www.cstar.help/a.png)](https://www.cstar.help/b)'],
	];
	for (const [markdown = '', expected] of cases) assert.equal(rewrite(markdown), expected);
});

test('Links that need no change, invalid links and code stay as written', () => {
	for (const markdown of [
		`[a](https://a.example/) [b](#part) [c](mailto:a@a.example) [d](javascript:alert(1)) [e](https://help.test${NEW})`,
		`\`\`\`\n[a](${OLD})\n\`\`\`\n\n~~~~\n~~~\n${OLD}\n~~~~`,
		`\`${OLD}\``,
		'[a]( [b](<) ]: <> [c]()',
		'',
	])
		assert.equal(rewrite(markdown), markdown);
	assert.equal(
		rewrite(`[a](${OLD})\n\`\`\`\n[b](${OLD})\n\`\`\`\n[c](${OLD})`),
		`[a](${NEW})\n\`\`\`\n[b](${OLD})\n\`\`\`\n[c](${NEW})`,
	);
});

test('A hostile text takes linear time', () => {
	const replacements = new Map([['/a', '/b']]);
	for (const piece of [']:', '](', '](   ', '<', 'href=', 'https:', '.', '\ud800', 'src="']) {
		assertLinearTime(
			40_000,
			(size) => rewriteLinks(piece.repeat(size / piece.length), replacements),
			JSON.stringify(piece),
		);
	}
});
