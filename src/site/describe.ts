const LONGEST = 160;
const WORDS_A_MINUTE = 220;

/** Control characters and lone surrogates have no place in titles, attributes, XML or JSON-LD. */
export function cleanText(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\u2028\u2029\uFFFE\uFFFF]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** The first words of a text: whole words, at most `longest` characters, with an ellipsis where it goes on. */
export function firstWords(text: string, longest = LONGEST): string {
	if (text.length <= longest) return text;
	const cut = text.slice(0, longest);
	const space = cut.lastIndexOf(' ');
	return `${(space > longest / 2 ? cut.slice(0, space) : cut).toWellFormed().replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** The first of several texts that says something, clean and short enough to be shown in a list or by a search engine. */
export function describe(...texts: (string | undefined)[]): string {
	const said = texts
		.map((text) => cleanText((text ?? '').replace(/<\/?[a-z][^>]*>/gi, '')))
		.find((text) => text !== '');
	return firstWords(said ?? '');
}

/** How long a text takes to read, in whole minutes, at least one. */
export function readingMinutes(words: number): number {
	return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}
