/** Reduces a folded word to its stem: `charges`, `charged` and `charging` have the same one. */
export type StemFunction = (word: string) => string;

/**
 * How a language forms its words: endings to replace, in this order, each `[pattern, replacement]`. The pattern is the
 * source of a regular expression for a folded word.
 */
export type StemRules = readonly (readonly [pattern: string, replacement: string])[];

/** The most words whose stems are remembered. */
const MAX_REMEMBERED = 50_000;
/** A word with a digit is a code, and has no endings. */
const HAS_DIGIT = /\d/;

/** Creates the function that applies the rules of a language. Each word is computed once. */
export function createStemmer(rules: StemRules): StemFunction {
	const steps = rules.map(([pattern, replacement]) => [new RegExp(pattern, 'u'), replacement] as const);
	const known = new Map<string, string>();
	return (word) => {
		const found = known.get(word);
		if (found !== undefined) return found;
		const stem = HAS_DIGIT.test(word)
			? word
			: steps.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word);
		if (known.size >= MAX_REMEMBERED) known.clear();
		known.set(word, stem);
		return stem;
	};
}
