import type { Article, Site } from '../site/site.ts';

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]{2,}/gu;

/** All of those stand here, with others: a quick look, which settles it for nearly every article. */
const BEYOND_LATIN = /[\u0300-\u1FFF\u20D0-\u20FF\u2C00-\uFFFF]/;

/**
 * Parts the words of scripts that put no spaces between them; the search does the same with a query, and closes the gaps in what it shows.
 * The indexer does so by itself only where the whole site is in such a language.
 */
function partWords(html: string, language: string): string {
	if (['ja', 'zh', 'th'].includes(language) || !BEYOND_LATIN.test(html) || html.search(UNSPACED) < 0) return html;
	const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
	const part = (run: string) => Array.from(segmenter.segment(run), ({ segment }) => segment).join(' ');
	return html.replace(/(?<=^|>)[^<>]+/g, (text) => text.replace(UNSPACED, part));
}

/** Marks within a line part no words, and nobody searches for them: without them the indexer has a quarter less to read. */
const IN_LINE = /<\/?(?:a|b|code|del|em|i|ins|kbd|mark|small|span|strong|sub|sup)(?: (?:[^">]|"[^"]*")*)?>/g;

/**
 * One article as the indexer reads it: a small HTML document with the words, the heading ids (for links to a part),
 * the title, and the category as a filter.
 */
export function searchDocument({ title, tags, category, body }: Article, { config }: Site): string {
	const name = escaped(category.name);
	return [
		`<!doctype html><html lang="${config.language}"><title>${escaped(title)}</title>`,
		`<main data-pagefind-body data-pagefind-filter="category[data-category]" data-category="${name}"`,
		` data-pagefind-meta="category[data-category]">`,
		`<h1 data-pagefind-meta="title">${partWords(escaped(title), config.language)}</h1>`,
		partWords(body.html.replace(IN_LINE, ''), config.language),
		tags.length > 0 ? `<p data-pagefind-weight="2">${escaped(tags.join(' · '))}</p>` : '',
		'</main>',
	].join('');
}
