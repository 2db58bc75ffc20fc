import { toCleanLine } from '../../site/excerpts.ts';

/** Titles that share less with a query are not suggested: 0 is nothing, 1 is everything. */
const MIN_SIMILARITY = 0.25;

/** All runs of three characters of a text, which differently inflected words share too. */
function listTrigrams(text: string): Set<string> {
	const padded = ` ${text} `;
	return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, index) => padded.slice(index, index + 3)));
}

function measureSimilarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	let common = 0;
	for (const trigram of one) if (other.has(trigram)) common += 1;
	return (2 * common) / (one.size + other.size || 1);
}

/** Returns a function that finds the title most similar to a query, in lower case; `undefined` if none is similar. */
export function createTitleFinder(titles: readonly string[]): (query: string) => string | undefined {
	const all = titles.map((title) => {
		const text = toCleanLine(title).normalize('NFKC').toLowerCase();
		return { text, trigrams: listTrigrams(text) };
	});
	return (query) => {
		const trigrams = listTrigrams(query);
		let best = { text: '', similarity: MIN_SIMILARITY };
		for (const title of all) {
			const similarity = measureSimilarity(trigrams, title.trigrams);
			if (similarity > best.similarity) best = { text: title.text, similarity };
		}
		return best.text || undefined;
	};
}
