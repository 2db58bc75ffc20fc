import { extractStems } from './stems.ts';

/** A text to search, by field. */
export interface SearchableText {
	title: string;
	headings: string;
	tags: string;
	description: string;
	body: string;
}

const FIELDS = { title: 5, headings: 2, tags: 2, description: 2, body: 1 };
type Field = keyof SearchableText;
const FIELD_NAMES = Object.keys(FIELDS) as Field[]; // `Object.keys` returns `string[]`; these are the keys of the object above.
/** The usual constants of BM25: how soon more of the same word counts less, and how much a field's length counts. */
const K1 = 1.2;
const B = 0.75;

/**
 * A plain BM25F over stems, as a textbook has it, to compare a search with: the frequency of a stem is summed over the
 * fields, each by its weight and its length, before it is saturated. Any word of the query may match. Returns the places
 * of the best texts.
 */
export function createBm25f(
	texts: readonly SearchableText[],
	language: string,
): (query: string, limit: number) => number[] {
	const lengths = Object.fromEntries(FIELD_NAMES.map((field) => [field, [] as number[]])) as Record<Field, number[]>;
	/** For each stem, how often each text has it in each field. */
	const postings = new Map<string, Map<number, Partial<Record<Field, number>>>>();
	for (const [place, text] of texts.entries()) {
		for (const field of FIELD_NAMES) {
			const stems = extractStems(text[field], language);
			lengths[field][place] = stems.length;
			for (const stem of stems) {
				const posting = postings.get(stem) ?? new Map();
				postings.set(stem, posting);
				const counts = posting.get(place) ?? {};
				posting.set(place, counts);
				counts[field] = (counts[field] ?? 0) + 1;
			}
		}
	}
	const averages = FIELD_NAMES.map(
		(field) => [field, lengths[field].reduce((sum, one) => sum + one, 0) / Math.max(1, texts.length)] as const,
	);
	return (query, limit) => {
		const scores = new Map<number, number>();
		for (const stem of new Set(extractStems(query, language))) {
			const posting = postings.get(stem);
			if (!posting) continue;
			const rarity = Math.log(1 + (texts.length - posting.size + 0.5) / (posting.size + 0.5));
			for (const [place, counts] of posting) {
				const frequency = averages.reduce((sum, [field, average]) => {
					const length = 1 - B + (B * (lengths[field][place] ?? 0)) / Math.max(1, average);
					return sum + (FIELDS[field] * (counts[field] ?? 0)) / length;
				}, 0);
				scores.set(place, (scores.get(place) ?? 0) + (rarity * frequency * (K1 + 1)) / (K1 + frequency));
			}
		}
		return [...scores]
			.sort((a, b) => b[1] - a[1])
			.slice(0, limit)
			.map(([place]) => place);
	};
}
