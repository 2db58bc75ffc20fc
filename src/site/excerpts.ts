import { ELEMENTS, FOREIGN_MEDIA, RENAMED_ELEMENTS } from '../markdown/html/allowed.ts';
import { removeBidiOverrides } from '../markdown/html/text.ts';

const LONGEST = 160;
/** No more of a text is read to find its first words: an article may be megabytes long. */
const LOOKED_AT = 4_000;
const WORDS_A_MINUTE = 220;

/** Control characters and lone surrogates have no place in titles, attributes, XML or JSON-LD, turned directions none on a line with others. */
export function toCleanLine(text: string): string {
	return removeBidiOverrides(text.toWellFormed())
		.replace(/[\p{Cc}\u2028\u2029\uFFFE\uFFFF]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** The first words of a text: whole words, at most `longest` characters, with an ellipsis where it goes on. */
export function truncateAtWord(text: string, longest = LONGEST): string {
	if (text.length <= longest) return text;
	const cut = text.slice(0, longest);
	const space = cut.lastIndexOf(' ');
	/* Where there is no space to cut at, half of a surrogate pair may be left at the end. */
	const whole = space > longest / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
	return `${whole.replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** What an author may write in an article, and what editors of text put around words. */
const NAMES = [
	...Object.keys(ELEMENTS),
	...Object.keys(RENAMED_ELEMENTS),
	...Object.keys(FOREIGN_MEDIA),
	'big',
	'font',
	'nobr',
];
/** In `if a<b and c>d` there is none: an attribute has a value, but for a few. */
const ATTRIBUTE = `[\\w:-]+\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'<>]+)|open|reversed|controls`;
const TAG = new RegExp(`</?(?:${NAMES.join('|')})(?:\\s+(?:${ATTRIBUTE}))*\\s*/?>`, 'gi');

/** As `createExcerpt`, of texts in which an author may have used HTML: its tags go, and what only looks like one stays. */
export function createExcerptWithoutTags(...texts: (string | undefined)[]): string {
	return createExcerpt(...texts.map((text) => text && withoutTags(text.slice(0, LOOKED_AT))));
}

function withoutTags(text: string): string {
	return text.replace(TAG, '');
}

/** The first of several texts that says something, clean and short enough to be shown in a list or by a search engine. */
export function createExcerpt(...texts: (string | undefined)[]): string {
	for (const text of texts) {
		const said = toCleanLine((text ?? '').slice(0, LOOKED_AT));
		// What is cut off may have held the end of a direction.
		if (said !== '') return removeBidiOverrides(truncateAtWord(said));
	}
	return '';
}

/** How long a text takes to read, in whole minutes, at least one. */
export function estimateReadingMinutes(words: number): number {
	return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** How many letters of a lead and of a body are compared; they stand among the first characters of it. */
const BEGINNING = 40;
const AMONG = 400;

/** An author's excerpt as the lead of the article: all of it, unless the body begins with the same words. */
export function createLead(excerpt: string | undefined, body: string): string | undefined {
	const lead = toCleanLine(withoutTags(excerpt ?? ''));
	const beginning = (text: string) =>
		text
			.slice(0, AMONG)
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, '')
			.slice(0, BEGINNING);
	return lead === '' || beginning(body).startsWith(beginning(lead)) ? undefined : lead;
}
