import { brotliCompressSync, constants } from 'node:zlib';
import { oncePerSite } from '../../site/once-per-site.ts';
import { rankByViews } from '../../site/order.ts';
import type { Article, Site } from '../../site/site.ts';
import { getSearchLanguage, splitList, splitWords } from '../languages/languages.ts';
import { QUICK_VERSION, type QuickIndex } from '../quick/index-format.ts';
import { decodeTerms } from '../text/text-format.ts';
import { extractTerms, isUnspaced, slugifyText } from '../words/fold.ts';
import { createTermExtractor } from '../words/terms.ts';
import { getIndexId } from './index-id.ts';
import { listOrdinaryWords } from './ordinary-words.ts';
import { chooseTerms, createTextParts, isTextWhole } from './text-parts.ts';

/** Largest size of the index by number of articles, in bytes after brotli; interpolated between these points. */
const BUDGETS: readonly [articles: number, bytes: number][] = [
	[0, 12_000],
	[200, 12_000],
	[1_000, 48_000],
	[2_500, 112_000],
	[10_000, 140_000],
	[100_000, 900_000],
];
/** Brotli qualities: fast for estimates, best for what hosts store. */
const FAST_QUALITY = 5;
const BEST_QUALITY = 11;
/** The largest size of the synonyms of a language, in bytes after brotli. */
const SYNONYM_BYTES = 1_500;
/** The part of the budget for words of headings that are left out, in bytes after brotli. */
const WORD_LIST_BYTES = 3_000;

/** The largest size of the index for this number of articles, in bytes after brotli. */
export function getSizeBudget(articles: number): number {
	const at = BUDGETS.findIndex(([most]) => articles <= most);
	const [to, most] = BUDGETS[at] ?? [articles, articles * 9];
	const [from, least] = BUDGETS[at - 1] ?? [0, most];
	return to === from ? most : least + ((most - least) * (articles - from)) / (to - from);
}

/**
 * The size of an index in bytes after brotli. Hosts compress with quality 11, which takes a second for 10,000 articles.
 */
function measureBytes(index: QuickIndex, quality: number): number {
	const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
	return brotliCompressSync(JSON.stringify(index), { params }).length;
}

function listHeadings({ title, body }: Article): QuickIndex['headings'][number] {
	return body.headings
		.filter(({ text }) => text !== '' && text !== title)
		.map(({ text, id }) => (slugifyText(text) === id ? text : [text, id]));
}

/** The largest count from 0 to `most` that `fits`, found by bisection, to within 1%. */
function findLargestCount(most: number, fits: (count: number) => boolean): number {
	if (fits(most)) return most;
	let [low, high] = [0, most];
	// 1% more or less does not matter, and each step compresses the whole index.
	while (high - low > Math.max(1, most / 100)) {
		const middle = (low + high) >> 1;
		if (fits(middle)) low = middle;
		else high = middle;
	}
	return low;
}

const getHeadingText = (heading: QuickIndex['headings'][number][number]) =>
	typeof heading === 'string' ? heading : heading[0];

/** The words that occur only in headings that are left out: the most frequent ones, as many as fit the budget. */
function listLeftOutWords(whole: QuickIndex, kept: number): string {
	const all = [...whole.title, ...whole.tags, ...whole.headings.slice(0, kept).flat().map(getHeadingText)];
	const known = new Set(all.flatMap(extractTerms));
	const counts = new Map<string, number>();
	for (const heading of whole.headings.slice(kept).flat()) {
		for (const word of extractTerms(getHeadingText(heading))) counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	const words = [...counts].filter(
		([word]) => word.length > 3 && !known.has(word) && !isUnspaced(word) && !/\d/.test(word),
	);
	const frequent = words.sort((a, b) => b[1] - a[1]).map(([word]) => word);
	const list = (count: number) => frequent.slice(0, count).sort().join(' ');
	return list(findLargestCount(frequent.length, (count) => brotliCompressSync(list(count)).length <= WORD_LIST_BYTES));
}

/**
 * The owner's groups of synonyms, then those of the language of which the site has at least one word or phrase; as many
 * as fit their budget.
 */
function listSynonyms({ config, articles }: Site, known: ReadonlySet<string>): string[][] {
	const { synonyms, language } = config;
	const { stem, isStopWord } = chooseTerms(language, articles.length);
	const extract = createTermExtractor(stem);
	const isKnown = (phrase: string) => {
		const terms = extract(phrase).filter((term) => !isStopWord(term));
		return terms.length > 0 && terms.every((term) => known.has(term));
	};
	const groups = getSearchLanguage(language).synonyms.split('\n').map(splitList);
	const useful = groups.filter((group) => group.length > 1 && group.some(isKnown));
	const measure = (count: number) => brotliCompressSync(JSON.stringify(useful.slice(0, count))).length;
	const count = findLargestCount(useful.length, (some) => measure(some) <= SYNONYM_BYTES);
	return [...synonyms, ...useful.slice(0, count)];
}

/** Common words that no article has, and that look like errors in words of titles. */
function listMistakableWords({ articles, config }: Site, known: ReadonlySet<string>): string[] {
	const { stem } = chooseTerms(config.language, articles.length);
	const inTitles = articles.flatMap(({ title, tags, category, body }) =>
		extractTerms([title, ...tags, category.name, ...body.headings.map(({ text }) => text)].join('\n')),
	);
	return listOrdinaryWords(config.language, new Set(inTitles), (word) => known.has(stem(word)));
}

function createWholeIndex(site: Site): QuickIndex {
	const { articles, categories, config, urls } = site;
	const { stopWords, lightWords = '', stems, person } = getSearchLanguage(config.language);
	const ranked = rankByViews(articles);
	const known = new Set(createTextParts(site).flatMap(({ file }) => decodeTerms(file, file.id).terms));
	const tags = [...new Set(ranked.flatMap((article) => article.tags))];
	const tagPlaces = new Map(tags.map((tag, place) => [tag, place]));
	const categoryPlaces = new Map(categories.map((category, place) => [category, place]));
	return {
		version: QUICK_VERSION,
		id: getIndexId(site),
		base: urls.base,
		language: config.language,
		categories: categories.map(({ name, address }) => [name, address]),
		tags,
		synonyms: listSynonyms(site, known),
		stopWords: splitWords(stopWords).join(' '),
		lightWords: splitWords(lightWords).join(' '),
		stems,
		person: splitList(person),
		ordinaryWords: listMistakableWords(site, known).join(' '),
		textParts: createTextParts(site).map(({ firstTerm }) => firstTerm),
		isTextWhole: isTextWhole(site),
		title: ranked.map(({ title }) => title),
		category: ranked.map(({ category }) => categoryPlaces.get(category) ?? -1),
		address: Object.fromEntries(
			ranked.flatMap(({ title, address }, place) => (slugifyText(title) === address ? [] : [[place, address]])),
		),
		tagged: ranked.map((article) => article.tags.flatMap((tag) => tagPlaces.get(tag) ?? [])),
		headings: ranked.map(listHeadings),
		words: '',
	};
}

/**
 * Creates the content of `/search/quick.json`: every article, most read first. If it exceeds the size budget, the
 * ordinary words are left out, then the headings of the least-read articles are left out, then their tags. The words of those headings stay in the index, so
 * that the search can correct a query to them.
 */
export function createQuickIndex(site: Site): QuickIndex {
	const first = createWholeIndex(site);
	const most = first.title.length;
	const budget = getSizeBudget(most);
	if (measureBytes(first, FAST_QUALITY) <= budget) return first;
	const whole = { ...first, ordinaryWords: '' };
	if (measureBytes(whole, FAST_QUALITY) <= budget) return whole;
	const part = (headings: number, tagged = most): QuickIndex => ({
		...whole,
		headings: whole.headings.slice(0, headings),
		tagged: whole.tagged.slice(0, tagged),
	});
	// Estimates once how much larger the fast quality is than the best one.
	const room = ((budget - WORD_LIST_BYTES) * measureBytes(part(0), FAST_QUALITY)) / measureBytes(part(0), BEST_QUALITY);
	const kept = findLargestCount(most, (count) => measureBytes(part(count), FAST_QUALITY) <= room);
	const tagged =
		kept > 0 ? most : findLargestCount(most, (count) => measureBytes(part(0, count), FAST_QUALITY) <= room);
	return { ...part(kept, tagged), words: listLeftOutWords(whole, kept) };
}

/** The same index as the text of the file. */
export const createQuickJson = oncePerSite((site: Site): string => JSON.stringify(createQuickIndex(site)));
