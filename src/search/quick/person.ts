import { WORD } from '../words/fold.ts';
import { splitWord } from '../words/terms.ts';
import type { QueryLanguage } from './parse-query.ts';

/** The longest phrase, in words. */
const MAX_PHRASE = 4;

/**
 * Creates a function that tells whether a query asks for a person: it consists of such words and phrases, and of stop
 * words.
 */
export function createPersonFinder(
	phrases: readonly string[],
	{ stem, isStopWord }: Pick<QueryLanguage, 'stem' | 'isStopWord'>,
): (query: string) => boolean {
	const splitStems = (text: string) =>
		[...text.matchAll(WORD)].flatMap(([raw]) => splitWord(raw).map(({ part }) => ({ part, stem: stem(part) })));
	const known = new Set(
		phrases.map((phrase) =>
			splitStems(phrase)
				.map((word) => word.stem)
				.join(' '),
		),
	);
	/** How many words from `at` on are a known phrase; 0 if there is none. */
	const measurePhrase = (words: ReturnType<typeof splitStems>, at: number): number => {
		for (let length = Math.min(MAX_PHRASE, words.length - at); length > 0; length -= 1) {
			const phrase = words.slice(at, at + length).map((word) => word.stem);
			if (known.has(phrase.join(' '))) return length;
		}
		return 0;
	};
	return (query) => {
		const words = splitStems(query);
		let hasPhrase = false;
		for (let at = 0; at < words.length; at += 1) {
			const length = measurePhrase(words, at);
			if (length === 0 && !isStopWord(words[at]?.part ?? '')) return false;
			if (length === 0) continue;
			hasPhrase = true;
			at += length - 1;
		}
		return hasPhrase;
	};
}
