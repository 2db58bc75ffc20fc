import { brotliCompressSync, constants } from 'node:zlib';
import { oncePerSite } from '../../site/once-per-site.ts';
import type { Article, Site } from '../../site/site.ts';
import { extractTerms, isUnspaced, slugifyText } from '../quick/fold.ts';
import { QUICK_VERSION, type QuickIndex } from '../quick/index-format.ts';

/** Bytes under brotli that the index of so many articles may have; between these, in proportion. */
const BUDGETS: readonly [articles: number, bytes: number][] = [
	[0, 12_000],
	[200, 12_000],
	[1_000, 48_000],
	[2_500, 112_000],
	[10_000, 140_000],
	[100_000, 900_000],
];
/** Qualities of brotli. */
const QUICK = 5;
const BEST = 11;
/** Bytes of the budget for words whose headings are left out. */
const WORD_LIST = 3_000;

/** How large the index of a site with so many articles may be. */
export function getSizeBudget(articles: number): number {
	const at = BUDGETS.findIndex(([most]) => articles <= most);
	const [to, most] = BUDGETS[at] ?? [articles, articles * 9];
	const [from, least] = BUDGETS[at - 1] ?? [0, most];
	return to === from ? most : least + ((most - least) * (articles - from)) / (to - from);
}

/** Bytes under brotli; hosts store at 11, which takes a second for 10,000 articles. */
function weigh(index: QuickIndex, quality: number): number {
	const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
	return brotliCompressSync(JSON.stringify(index), { params }).length;
}

function listHeadings({ title, body }: Article): QuickIndex['headings'][number] {
	return body.headings
		.filter(({ text }) => text !== '' && text !== title)
		.map(({ text, id }) => (slugifyText(text) === id ? text : [text, id]));
}

/** The most `count` from 0 to `most` for which `fits`. */
function mostThat(most: number, fits: (count: number) => boolean): number {
	if (fits(most)) return most;
	let [low, high] = [0, most];
	// A hundredth more or less doesn't matter, and each try compresses the whole.
	while (high - low > Math.max(1, most / 100)) {
		const middle = (low + high) >> 1;
		if (fits(middle)) low = middle;
		else high = middle;
	}
	return low;
}

const getHeadingText = (heading: QuickIndex['headings'][number][number]) =>
	typeof heading === 'string' ? heading : heading[0];

/** Words of headings that are left out and stand nowhere else, the most frequent first, as many as have room. */
function wordsLeft(whole: QuickIndex, kept: number): string {
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
	return list(mostThat(frequent.length, (count) => brotliCompressSync(list(count)).length <= WORD_LIST));
}

function wholeIndex({ articles, categories, config, urls }: Site): QuickIndex {
	const ranked = [...articles].sort((a, b) => b.views - a.views);
	const tags = [...new Set(ranked.flatMap((article) => article.tags))];
	const placeOfTag = new Map(tags.map((tag, place) => [tag, place]));
	const placeOfCategory = new Map(categories.map((category, place) => [category, place]));
	return {
		version: QUICK_VERSION,
		base: urls.base,
		language: config.language,
		categories: categories.map(({ name, address }) => [name, address]),
		tags,
		synonyms: config.synonyms,
		title: ranked.map(({ title }) => title),
		category: ranked.map(({ category }) => placeOfCategory.get(category) ?? -1),
		address: Object.fromEntries(
			ranked.flatMap(({ title, address }, place) => (slugifyText(title) === address ? [] : [[place, address]])),
		),
		tagged: ranked.map((article) => article.tags.flatMap((tag) => placeOfTag.get(tag) ?? [])),
		headings: ranked.map(listHeadings),
		words: '',
	};
}

/**
 * What `/search/quick.json` holds: every article, most read first. Where it would be larger than its budget, the headings of the articles
 * that are read least go first, then their tags; the words of those headings stay known, so that a query can be corrected by them.
 */
export function createQuickIndex(site: Site): QuickIndex {
	const whole = wholeIndex(site);
	const most = whole.title.length;
	const budget = getSizeBudget(most);
	if (weigh(whole, QUICK) <= budget) return whole;
	const part = (headings: number, tagged = most): QuickIndex => ({
		...whole,
		headings: whole.headings.slice(0, headings),
		tagged: whole.tagged.slice(0, tagged),
	});
	// How much the quick way leaves over is learnt once.
	const room = ((budget - WORD_LIST) * weigh(part(0), QUICK)) / weigh(part(0), BEST);
	const kept = mostThat(most, (count) => weigh(part(count), QUICK) <= room);
	const tagged = kept > 0 ? most : mostThat(most, (count) => weigh(part(0, count), QUICK) <= room);
	return { ...part(kept, tagged), words: wordsLeft(whole, kept) };
}

/** The same as the text of the file. */
export const createQuickJson = oncePerSite((site: Site): string => JSON.stringify(createQuickIndex(site)));
