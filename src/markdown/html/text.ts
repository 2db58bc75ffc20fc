// Control characters and non-characters are invalid in HTML and XML; U+202D and U+202E make text read other than it is.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to take out.
const UNWANTED = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u202D\u202E\uFFFE\uFFFF]/g;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const UNESCAPES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Text without what no page or feed can carry: control characters, halves of surrogate pairs, overridden direction. */
export function removeInvalidCharacters(text: string): string {
	return text.toWellFormed().replace(UNWANTED, '');
}

/** Text that turns no direction but for whole parts of itself: no embedding, no override, no half of an isolate's pair of ends. */
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

/** What Windows-1252 has where Unicode has control characters, U+0080 to U+009F. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** Text in which numeric references to U+0080 to U+009F, such as `&#146;`, became what HTML says that they mean. */
export function decodeWindows1252(text: string): string {
	return text.replace(/[\x80-\x9F]/g, (control) => WINDOWS.charAt(control.charCodeAt(0) - 0x80));
}

/** Text for an HTML document, between tags. */
export function escapeHtml(text: string): string {
	return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '') : text;
}

/** Text for a value in double quotes. */
export function escapeAttribute(text: string): string {
	return escapeHtml(text).replaceAll('"', '&quot;');
}

/** The other way, for the four entities that the sanitiser writes. */
export function unescapeHtml(html: string): string {
	return html.includes('&') ? html.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => UNESCAPES[name] ?? '') : html;
}

/** White space folded to single spaces, none at the ends. */
export function collapseWhitespace(text: string): string {
	return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

/** Letters, marks and digits of any script, in lower case, joined by `-`; empty where there are none. */
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
/** All of them stand here, with others: a quick look, which settles it for nearly every article. */
const EAST_ASIAN = /[\u2E80-\uDFFF\uF900-\uFFEF]/;

/** Words of folded text, for the reading time; two letters of Chinese or Japanese, which has no spaces, count as one. */
export function countWords(text: string): number {
	const letters = EAST_ASIAN.test(text) ? (text.match(UNSPACED)?.length ?? 0) : 0;
	const spaced = letters > 0 ? collapseWhitespace(text.replace(UNSPACED, ' ')) : text;
	let words = spaced === '' ? 0 : 1;
	for (let space = spaced.indexOf(' '); space !== -1; space = spaced.indexOf(' ', space + 1)) words += 1;
	return words + Math.ceil(letters / 2);
}
