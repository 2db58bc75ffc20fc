const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** What precedes a URL in Markdown, then the URL. Runs in linear time on any text. */
const LINK = /(\]\([ \t]{0,3}<?|\]:[ \t]{0,3}<?|\b(?:href|src)=["']?|<|(?<![^\s(*_~])(?=https?:))([^\s<>()"'`]+)/g;
/** Punctuation that ends a sentence is not part of a bare URL. */
const SENTENCE_ENDS = '.,;:!?*_~';

/** Replaces the URLs of links and pictures in Markdown; `replacements` maps URLs as written to new ones. Code blocks stay unchanged. */
export function rewriteLinks(markdown: string, replacements: ReadonlyMap<string, string>): string {
	if (replacements.size === 0) return markdown;
	let fence: string | undefined;
	const lines = markdown.split('\n').map((line) => {
		const [, mark] = FENCE.exec(line) ?? [];
		if (fence === undefined) {
			fence = mark;
			return mark === undefined ? rewriteLine(line, replacements) : line;
		}
		if (mark?.startsWith(fence)) fence = undefined;
		return line;
	});
	return lines.join('\n');
}

function rewriteLine(line: string, replacements: ReadonlyMap<string, string>): string {
	return line.replace(LINK, (whole, before: string, written: string) => {
		let end = written.length;
		while (end > 0 && SENTENCE_ENDS.includes(written.charAt(end - 1))) end -= 1;
		const replacement = findReplacement(written, replacements);
		if (replacement !== undefined) return before + replacement;
		const withoutEnd = findReplacement(written.slice(0, end), replacements);
		return withoutEnd === undefined ? whole : before + withoutEnd + written.slice(end);
	});
}

/** The Markdown parser percent-encodes URLs, so an unencoded URL is looked up in that form too. */
function findReplacement(written: string, replacements: ReadonlyMap<string, string>): string | undefined {
	return replacements.get(written) ?? replacements.get(encodeURI(written.toWellFormed()).replace(/%25/g, '%'));
}
