/** An inline link or picture whose address has spaces, as parts. */
interface LooseLink {
	raw: string;
	/** The same link in correct Markdown, without its size. */
	corrected: string;
	/** The address as written. */
	address: string;
	/** The size of a picture, `=300x200`; either may be missing. */
	width: string | undefined;
	height: string | undefined;
}

const MAX_LABEL = 1_000;
const MAX_ADDRESS = 2_000;
const TITLE = /[ \t]+(?:"[^"\n]*"|'[^'\n]*')[ \t]*$/;
const SIZE = /[ \t]+=(\d{1,5})?(?:px)?x(\d{1,5})?(?:px)?[ \t]*$/;
/** What begins an address, or a file at its end; other words in brackets are words. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,20}:|\/|\.{1,2}\/|www\.)|\.[a-z0-9]{2,5}(?:[?#][^\s]*)?$/i;

/** The position of the bracket that closes the one at `from`, within the line and `most` characters; -1 if there is none. */
function findClosing(text: string, from: number, [open, close]: readonly [string, string], most: number): number {
	let depth = 0;
	for (let at = from; at < text.length && at < from + most; at += 1) {
		const letter = text.charAt(at);
		if (letter === '\\') at += 1;
		else if (letter === '\n') return -1;
		else if (letter === open) depth += 1;
		else if (letter === close) depth -= 1;
		if (depth === 0) return at;
	}
	return -1;
}

/** Encodes what an address in angle brackets must not have. */
const encodeSpaces = (address: string) =>
	address.replace(/\s/g, /^tel:/i.test(address) ? '' : '%20').replace(/[<>]/g, encodeURIComponent);

/**
 * Reads an inline link or picture that is none in CommonMark, because there are spaces in its address or a size behind
 * it. The address ends at the last bracket that its line closes. Returns `undefined` if it is not meant as one.
 */
export function readLooseLink(text: string): LooseLink | undefined {
	const isPicture = text.startsWith('![');
	if (!isPicture && !text.startsWith('[')) return undefined;
	const labelEnd = findClosing(text, isPicture ? 1 : 0, ['[', ']'], MAX_LABEL);
	if (labelEnd === -1 || text.charAt(labelEnd + 1) !== '(') return undefined;
	const end = findClosing(text, labelEnd + 1, ['(', ')'], MAX_ADDRESS);
	if (end === -1) return undefined;
	let address = text.slice(labelEnd + 2, end).trim();
	const size = isPicture ? SIZE.exec(address) : null;
	if (size) address = address.slice(0, size.index).trim();
	const title = TITLE.exec(address)?.[0] ?? '';
	address = address.slice(0, address.length - title.length).trim();
	const hasSpace = /\s/.test(address);
	if (address === '' || (!hasSpace && !size) || address.startsWith('<')) return undefined;
	if (hasSpace && !isPicture && !ADDRESS.test(address)) return undefined;
	return {
		raw: text.slice(0, end + 1),
		corrected: `${text.slice(0, labelEnd + 1)}(<${encodeSpaces(address)}>${title.trimEnd()})`,
		address,
		width: size?.[1],
		height: size?.[2],
	};
}

const DEFINITION = /^( {0,3}\[(?!\^)[^\]\n]{1,500}\]:[ \t]+)([^\n<]*[^\s\n])[ \t]*(?:\n|$)/;

/** The same for a link definition: `[name]: /some file.pdf`. */
export function readLooseDefinition(text: string): Omit<LooseLink, 'width' | 'height'> | undefined {
	const [raw, start = '', rest = ''] = DEFINITION.exec(text) ?? [];
	if (raw === undefined) return undefined;
	const title = TITLE.exec(rest)?.[0] ?? '';
	const address = rest.slice(0, rest.length - title.length).trim();
	if (!/\s/.test(address) || !ADDRESS.test(address)) return undefined;
	return { raw, corrected: `${start}<${encodeSpaces(address)}>${title.trimEnd()}`, address };
}
