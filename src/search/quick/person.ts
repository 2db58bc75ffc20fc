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
	{ stem, isStopWord }: QueryLanguage,
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
	return (query) => {
		const words = splitStems(query);
		let hasPhrase = false;
		let at = 0;
		while (at < words.length) {
			const length = Array.from({ length: MAX_PHRASE }, (_, index) => MAX_PHRASE - index).find((count) =>
				known.has(
					words
						.slice(at, at + count)
						.map((word) => word.stem)
						.join(' '),
				),
			);
			if (length !== undefined) {
				hasPhrase = true;
				at += length;
			} else if (isStopWord(words[at]?.part ?? '')) at += 1;
			else return false;
		}
		return hasPhrase;
	};
}
