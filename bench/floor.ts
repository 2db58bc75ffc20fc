/**
 * The smallest possible help center, which our build is compared with: one file per article and a search index, nothing else. The
 * arguments are a file of articles (one JSON value per line) and the output folder.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import hljs from 'highlight.js/lib/common';
import { Marked } from 'marked';
import * as pagefind from 'pagefind';
import sanitizeHtml from 'sanitize-html';

const [source = '', folder = ''] = process.argv.slice(2);

const marked = new Marked({
	renderer: {
		code({ text, lang = '' }) {
			const html = hljs.getLanguage(lang)
				? hljs.highlight(text, { language: lang }).value
				: hljs.highlightAuto(text).value;
			return `<pre><code>${html}</code></pre>`;
		},
	},
});
const options = {
	allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img'],
	allowedAttributes: { ...sanitizeHtml.defaults.allowedAttributes, span: ['class'] },
};

const { index } = await pagefind.createIndex();
if (index === undefined) throw new Error('Pagefind did not start.');
for (const line of readFileSync(source, 'utf8').trimEnd().split('\n')) {
	const { slug, title, content }: { slug: string; title: string; content: string } = JSON.parse(line);
	const html = sanitizeHtml(await marked.parse(content), options);
	const page = `<!doctype html><html lang="en"><title>${title}</title><main data-pagefind-body><h1>${title}</h1>${html}</main></html>`;
	mkdirSync(join(folder, slug), { recursive: true });
	writeFileSync(join(folder, slug, 'index.html'), page);
	const { errors } = await index.addHTMLFile({ url: `/${slug}/`, content: page });
	if (errors.length > 0) throw new Error(errors.join('\n'));
}
await index.writeFiles({ outputPath: join(folder, 'pagefind') });
await pagefind.close();
