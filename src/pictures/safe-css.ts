/** Functions that load something, or may in some browser. `url` is checked by itself. */
const LOADING = /(?:^|[^\w-])(?:-[a-z]{1,9}-)?(?:src|image|image-set|cross-fade|element|paint|expression)\s*\(/i;
const BINDING = /behaviou?r\s*:|-moz-binding/i;
/** At-rules that only choose or animate; any other may load, or name a rule that a later browser knows. */
const AT_RULE = /@(?!(?:-webkit-)?(?:keyframes|media|supports)\b)/i;
/** A comment, or a string or address, in which the signs of a comment are only letters. */
const COMMENT_OR_TEXT = /\/\*.*?(?:\*\/|$)|"[^"\n\r\f]*"|'[^'\n\r\f]*'|url\(\s*[^\s"')][^)]*/gis;
const COMMENT = /^\/\*.*\*\/$/s;
/** An address inside the drawing, or a picture in the address itself. */
const URL_FUNCTION = /url\(\s*["']?\s*(#|data:image\/(?:png|jpe?g|gif|webp);base64,)?/gi;

/**
 * Whether CSS of a drawing loads nothing from anywhere. Whatever is doubtful does not pass: an escape, an open comment, an
 * unknown at-rule. Takes linear time.
 */
export function isSelfContainedCss(css: string): boolean {
	if (css.includes('\\')) return false;
	// A comment separates what stands around it. One that is open, or only looks like one, stays and is doubtful.
	const plain = css.includes('/*')
		? css.replace(COMMENT_OR_TEXT, (part) => (COMMENT.test(part) && part.length > 3 ? ' ' : part))
		: css;
	if (plain.includes('/*') || AT_RULE.test(plain) || LOADING.test(plain) || BINDING.test(plain)) return false;
	return plain.matchAll(URL_FUNCTION).every(([, target]) => target !== undefined);
}
