import { oncePerSite } from '../../site/once-per-site.ts';
import { rankByViews } from '../../site/order.ts';
import type { Site } from '../../site/site.ts';
import type { Language } from '../../site/strings/strings.ts';
import { getSearchLanguage, splitWords } from '../languages/languages.ts';
import { encodeTerms, MAX_NUMBER, type TermTable, type TextFile } from '../text/text-format.ts';
import { createStemmer } from '../words/stems.ts';
import { extractArticleText } from './article-text.ts';
import { getIndexId } from './index-id.ts';
import { createTermTable, type TermChoice } from './term-table.ts';

/** Up to this number of articles, all their terms are kept. */
const MAX_ARTICLES_WHOLE = 1_000;
/** How many terms of each article are kept above that. */
const TERMS_PER_ARTICLE = 60;
/** Up to this number of articles, the index is one file. */
const MAX_ARTICLES_IN_ONE = 3_000;
/** The most postings in a file of a larger index: 15 to 25 kB after brotli. */
const MAX_POSTINGS = 20_000;

/** Whether the text index has all terms of all articles. */
export const isTextWhole = ({ articles }: Site) => articles.length <= MAX_ARTICLES_WHOLE;

/** A file of the text index. */
export interface TextPart {
	/** Its first term. A term is in the last part whose first term does not come after it. */
	firstTerm: string;
	file: TextFile;
}

/** Cuts a table into parts of at most `most` postings, between two terms. */
function cutTable(table: TermTable, most: number): TermTable[] {
	const parts: TermTable[] = [];
	let part: TermTable[number][] = [];
	let postings = 0;
	for (const row of table) {
		const count = row[1].places.length;
		if (part.length > 0 && postings + count > most) {
			parts.push(part);
			part = [];
			postings = 0;
		}
		part.push(row);
		postings += count;
	}
	return [...parts, part];
}

/** Encodes a table as one file, or for a large site as several. `id`: of the quick index. */
export function encodeParts(table: TermTable, articles: number, id: string): TextPart[] {
	const most = articles > MAX_ARTICLES_IN_ONE ? MAX_POSTINGS : Number.POSITIVE_INFINITY;
	return cutTable(table, most).map((part, at) => ({
		firstTerm: at === 0 ? '' : (part[0]?.[0] ?? ''),
		file: encodeTerms(part, id),
	}));
}

/** Which terms of a site are kept, by its language and size. */
export function chooseTerms(name: Language, articles: number): TermChoice {
	const language = getSearchLanguage(name);
	const stem = createStemmer(language.stems);
	const stopWords = new Set(splitWords(language.stopWords).map(stem));
	return {
		stem,
		isStopWord: (term) => stopWords.has(term),
		mostPerArticle: articles > MAX_ARTICLES_WHOLE ? TERMS_PER_ARTICLE : Number.POSITIVE_INFINITY,
	};
}

/** Creates the index of the whole text of all articles. */
export const createTextParts = oncePerSite((site: Site): TextPart[] => {
	const articles = rankByViews(site.articles).slice(0, MAX_NUMBER);
	const choice = chooseTerms(site.config.language, articles.length);
	return encodeParts(createTermTable(articles, extractArticleText, choice), articles.length, getIndexId(site));
});
