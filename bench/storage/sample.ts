/** How many articles a large library has. */
export const ARTICLES = 10_000;
/** A smaller record, for the checks that write it many times. */
export const FEW = 1_000;

const WORDS =
	'open the settings of your team and choose what a customer’s invoice shows; plans that ended don’t count, so that a month begins with the café’s first booking'.split(
		' ',
	);

/** Text in which the words don't repeat in a fixed rhythm. Curly marks make it UTF-8 of more than one byte, as real text is. */
const TEXT = Array.from({ length: 12_000 }, (_, at) => {
	const word = WORDS[(at * at + 7 * at) % WORDS.length] ?? '';
	return at % 60 === 59 ? `${word}.\n\n## ${word}\n\n` : `${word} `;
}).join('');

export interface SampleLine {
	version: number;
	at: number;
	id: string;
}

/** Words that stand only in this article, somewhere in its text: what an owner may search for. */
export function phraseOf(at: number): string {
	return `the only sentence of article ${String(at).padStart(6, '0')} that nobody else has`;
}

/** An article as a line of JSON: about 5 kB of Markdown, 5.9 kB in all. All of one record have the same `version`. */
export function lineOf(at: number, version: number, id = `art_${at}`): string {
	const begin = (at * 37 + version * 11) % 40_000;
	const length = 4_400 + ((at * 193) % 1_100);
	const middle = begin + ((at * 419) % length);
	const digest = `${at}-${version}-`.padEnd(64, '0123456789abcdef');
	return JSON.stringify({
		version,
		at,
		id,
		slug: `what-to-do-about-invoice-${at}`,
		title: `What to do about invoice ${at}`,
		excerpt: TEXT.slice(begin, begin + 240),
		category: 'billing',
		tags: ['invoice', 'billing', 'team'],
		views: at,
		publishedAt: '2026-01-01T09:00:00.000Z',
		updatedAt: '2026-02-01T09:00:00.000Z',
		digest,
		content: `${TEXT.slice(begin, middle)}${phraseOf(at)} ${TEXT.slice(middle, begin + length)}`,
	});
}

/** A whole record. */
export function* linesOf(count: number, version: number): Generator<string> {
	for (let at = 0; at < count; at += 1) yield lineOf(at, version);
}
