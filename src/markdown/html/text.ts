// Control characters and non-characters are invalid in HTML and XML; U+202D and U+202E override the text direction.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
const INVALID = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u202D\u202E\uFFFE\uFFFF]/g;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const UNESCAPES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Removes what pages and feeds must not contain: control characters, lone surrogates, direction overrides. */
export function removeInvalidCharacters(text: string): string {
	return text.toWellFormed().replace(INVALID, '');
}

/** Removes bidirectional embeddings and overrides (U+202A–202E) and isolates without a partner, so that text can't affect what follows it. */
export function removeBidiOverrides(text: string): string {
	if (!/[\u202A-\u202E\u2066-\u2069]/.test(text)) return text;
	const pieces = text.replace(/[\u202A-\u202E]/g, '').split(/([\u2066-\u2069])/);
	const open: number[] = [];
	for (const [at, piece] of pieces.entries()) {
		if (/^[\u2066-\u2068]$/.test(piece)) open.push(at);
		else if (piece === '\u2069' && open.pop() === undefined) pieces[at] = '';
	}
	for (const at of open) pieces[at] = '';
	return pieces.join('');
}

/** The characters of Windows-1252 for U+0080 to U+009F, where Unicode has control characters. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** Replaces U+0080 to U+009F, which decoded references such as `&#146;` leave behind, as the HTML standard says. */
export function decodeWindows1252(text: string): string {
	return text.replace(/[\x80-\x9F]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

/** Escapes text for use between HTML tags. */
export function escapeHtml(text: string): string {
	return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '') : text;
}

/** Escapes text for an attribute value in double quotes. */
export function escapeAttribute(text: string): string {
	return escapeHtml(text).replaceAll('"', '&quot;');
}

/** Decodes the four entities that the sanitiser writes. */
export function unescapeHtml(html: string): string {
	return html.includes('&') ? html.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => UNESCAPES[name] ?? '') : html;
}

/** Collapses white space to single spaces and trims. */
export function collapseWhitespace(text: string): string {
	return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

/** A slug of at most 80 UTF-16 units: lower-case letters, marks and digits of any script, joined by `-`; may be empty. */
export function slugifyHeading(text: string): string {
	const joined = text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-');
	return joined
		.slice(0, 80)
		.toWellFormed()
		.replace(/\uFFFD/g, '')
		.replace(/^-+|-+$/g, '');
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** A superset of these scripts: this fast test rules them out for nearly every article. */
const EAST_ASIAN = /[\u2E80-\uDFFF\uF900-\uFFEF]/;

/** A text in these scripts has spaces only between phrases. */
const PHRASES = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
/** Most of their characters: this fast test rules them out for nearly every article. */
const SOUTH_EAST_ASIAN = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]/;
/** So many characters are divided into words; for the rest the number of words is estimated. */
const MAX_SEGMENTED = 200_000;

/** Counts the words of phrases by the dictionaries of ICU, which don't depend on the language of the segmenter. */
function countPhraseWords(phrases: string): number {
	let words = 0;
	const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
	for (const { isWordLike } of segmenter.segment(phrases.slice(0, MAX_SEGMENTED))) if (isWordLike) words += 1;
	return Math.round(words * Math.max(1, phrases.length / MAX_SEGMENTED));
}

/**
 * Counts words in collapsed text, for the reading time. Two characters of Chinese or Japanese, which have no spaces, count as one word;
 * Thai, Lao, Khmer and Burmese are divided into words.
 */
export function countWords(text: string): number {
	if (SOUTH_EAST_ASIAN.test(text)) {
		const phrases = text.match(PHRASES)?.join(' ') ?? '';
		return countPhraseWords(phrases) + countWords(collapseWhitespace(text.replace(PHRASES, ' ')));
	}
	const unspaced = EAST_ASIAN.test(text) ? (text.match(UNSPACED)?.length ?? 0) : 0;
	const spaced = unspaced > 0 ? collapseWhitespace(text.replace(UNSPACED, ' ')) : text;
	let words = spaced === '' ? 0 : 1;
	for (let space = spaced.indexOf(' '); space !== -1; space = spaced.indexOf(' ', space + 1)) words += 1;
	return words + Math.ceil(unspaced / 2);
}
