import type { Article, Site } from '../../site/site.ts';

function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]{2,}/gu;

/** Punctuation of these scripts. The indexer joins the words on both sides of it if no spaces are there. */
const FULL_WIDTH_SIGN = /[。．，、！？；：「」『』（）【】《》…·]/g;

/** A range that contains all these scripts, and others: a fast first test that rules out nearly every article. */
const BEYOND_LATIN = /[\u0300-\u1FFF\u20D0-\u20FF\u2C00-\uFFFF]/;

/** Languages whose words the indexer separates itself, if the whole site is in one of them. */
const SEGMENTED_BY_INDEXER = ['ja', 'zh', 'th'];

/**
 * Puts spaces between the words of scripts that have none, and around their punctuation. The search does the same with
 * a query, and removes those spaces from what it shows.
 */
function segmentHtml(html: string, language: string): string {
	if (!BEYOND_LATIN.test(html)) return html;
	const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
	const part = (run: string) => Array.from(segmenter.segment(run), ({ segment }) => segment).join(' ');
	const isSegmented = SEGMENTED_BY_INDEXER.includes(language) || html.search(UNSPACED) < 0;
	return html.replace(/(?<=^|>)[^<>]+/g, (text) =>
		(isSegmented ? text : text.replace(UNSPACED, part)).replace(FULL_WIDTH_SIGN, ' $& '),
	);
}

/** Inline elements, which do not separate words. The indexer ignores their meaning, and is faster without them. */
const IN_LINE =
	/<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|u|var|wbr)(?: (?:[^">]|"[^"]*")*)?>/g;
/** The end of a block whose text has no final punctuation: excerpts read better with a full stop there. */
const UNENDED = /(?<=[\p{L}\p{M}\p{N}_'")$*])<\/(?:p|li|t[dh]|d[dt]|div|caption|figcaption|summary)>/gu;
/**
 * All other elements except headings. The indexer puts a space at few of them, and joined the words of a table's header
 * cells.
 */
const BLOCK = /<\/?(?!h[1-6][ >])[a-z][a-z0-9]*(?: (?:[^">]|"[^"]*")*)?>/g;

/** Reduces an article's HTML to its text and its headings. */
export function extractWords(html: string): string {
	return html.replace(IN_LINE, '').replace(UNENDED, '. ').replace(BLOCK, ' ');
}

/**
 * Creates the HTML document that Pagefind indexes for one article: the text, the headings with their ids (for links to
 * a section), the title, the tags, and the category as a filter. The indexer would read and discard all other elements.
 */
export function createSearchDocument({ title, tags, category, body }: Article, { config }: Site): string {
	const name = escapeHtml(category.name);
	return [
		`<!doctype html><html lang="${config.language}"><title>${escapeHtml(title)}</title>`,
		`<main data-pagefind-body data-pagefind-filter="category[data-category]" data-category="${name}"`,
		` data-pagefind-meta="category[data-category]">`,
		`<h1 data-pagefind-meta="title">${segmentHtml(escapeHtml(title), config.language)}</h1>`,
		segmentHtml(extractWords(body.html), config.language),
		tags.length > 0 ? `<p data-pagefind-weight="2">${escapeHtml(tags.join(' · '))}</p>` : '',
		'</main>',
	].join('');
}
