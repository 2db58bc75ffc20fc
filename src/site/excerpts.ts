import { removeBidiOverrides } from '../markdown/html/text.ts';
import { removeMarkup, removeTitleMarkup } from './plain-text/author-text.ts';

const MAX_EXCERPT_CHARACTERS = 160;
/** Only the beginning of a text is read to find its first words: an article may be megabytes long. */
const MAX_CHARACTERS_READ = 4_000;
const WORDS_PER_MINUTE = 220;

/**
 * A text on one line, safe in titles, attributes, XML and JSON-LD: without control characters, lone surrogates and bidi
 * overrides, which would change the direction of other texts on the line.
 */
export function toCleanLine(text: string): string {
	return removeBidiOverrides(text.toWellFormed())
		.replace(/[\p{Cc}\u2028\u2029\uFFFE\uFFFF]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/**
 * The first words of a text, at most `maxLength` characters, with an ellipsis if it was cut. Cuts after a whole word if
 * it can.
 */
export function truncateAtWord(text: string, maxLength = MAX_EXCERPT_CHARACTERS): string {
	if (text.length <= maxLength) return text;
	const cut = text.slice(0, maxLength);
	const space = cut.lastIndexOf(' ');
	/* If there is no space to cut at, the cut may have split a surrogate pair. */
	const whole = space > maxLength / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
	return `${whole.replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** Like `createExcerpt`, for texts that an author wrote: without the signs of Markdown and HTML, but with text that only looks like them. */
export function createAuthorExcerpt(...texts: (string | undefined)[]): string {
	return createExcerpt(...texts.map((text) => text && removeMarkup(text.slice(0, MAX_CHARACTERS_READ))));
}

/** A title, name or tag that an author wrote, on one line without the signs of Markdown; as it is if nothing is left. */
export function toPlainTitle(text: string): string {
	return toCleanLine(removeTitleMarkup(text)) || toCleanLine(text);
}

/** An excerpt of the first text that is not blank, on one line, for lists and search engines; `''` if all are blank. */
export function createExcerpt(...texts: (string | undefined)[]): string {
	for (const text of texts) {
		const line = toCleanLine((text ?? '').slice(0, MAX_CHARACTERS_READ));
		// The cut may have removed the end of a bidi isolate.
		if (line !== '') return removeBidiOverrides(truncateAtWord(line));
	}
	return '';
}

/** The reading time of a text in whole minutes, at least one. */
export function estimateReadingMinutes(wordCount: number): number {
	return Math.max(1, Math.round(wordCount / WORDS_PER_MINUTE));
}

/** A lead and a body are compared by their first letters and digits, taken from their first characters. */
const COMPARED_LETTERS = 40;
const COMPARED_CHARACTERS = 400;

/**
 * The author's whole excerpt as the lead of the article; `undefined` if it is blank, or if the body or one of the other `beginnings` of
 * the article starts with the same words.
 */
export function createLead(excerpt: string | undefined, ...beginnings: string[]): string | undefined {
	const lead = toCleanLine(removeMarkup(excerpt ?? ''));
	if (lead === '') return undefined;
	const fold = (text: string) =>
		text
			.slice(0, COMPARED_CHARACTERS)
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, '')
			.slice(0, COMPARED_LETTERS);
	const folded = fold(lead);
	return beginnings.some((text) => fold(text).startsWith(folded)) ? undefined : lead;
}
