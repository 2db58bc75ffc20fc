import MiniSearch from 'minisearch';
import { extractTerms } from './fold.ts';
import { type QuickIndex, readQuickArticle } from './index-format.ts';
import { Vocabulary } from './vocabulary.ts';

const WEIGHTS = { title: 3, tags: 2.8, headings: 2, category: 1.5 };
/** Milliseconds of work before a pause. Browsers count a task of more than 50 ms as long. */
const SLICE = 8;

/** An article as MiniSearch reads it: the words of each field, separated by spaces. */
type Entry = { id: number } & Record<keyof typeof WEIGHTS, string | undefined>;

/** The index, loaded into a search engine. */
export interface BuiltEngine {
	index: QuickIndex;
	engine: MiniSearch<Entry>;
	vocabulary: Vocabulary;
}

/** Adds the articles to the engine one by one, and awaits `pause` after each slice of 8 ms. */
export async function buildEngine(index: QuickIndex, pause: () => Promise<unknown>): Promise<BuiltEngine> {
	const engine = new MiniSearch<Entry>({
		fields: Object.keys(WEIGHTS),
		tokenize: (text) => text.split(' '),
		processTerm: (term) => term,
		searchOptions: { boost: WEIGHTS },
	});
	const counts = new Map<string, number>();
	const known = new Map<string, string[]>();
	const getTerms = (text: string) => {
		const terms = known.get(text) ?? extractTerms(text);
		known.set(text, terms);
		return terms;
	};
	let start = performance.now();
	for (let place = 0; place < index.title.length; place += 1) {
		const { title, tags, headings, category } = readQuickArticle(index, place);
		const terms = {
			title: extractTerms(title),
			tags: tags.flatMap(getTerms),
			headings: headings.flatMap(({ text }) => getTerms(text)),
			category: getTerms(category),
		};
		const text = (list: readonly string[]) => list.join(' ') || undefined;
		engine.add({
			id: place,
			title: text(terms.title),
			tags: text(terms.tags),
			headings: text(terms.headings),
			category: text(terms.category),
		});
		for (const word of new Set([...terms.title, ...terms.tags, ...terms.headings, ...terms.category]))
			counts.set(word, (counts.get(word) ?? 0) + 1);
		if (performance.now() - start < SLICE) continue;
		await pause();
		start = performance.now();
	}
	for (const word of index.words.split(' ')) if (word && !counts.has(word)) counts.set(word, 0);
	return { index, engine, vocabulary: new Vocabulary(counts) };
}
