const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** Where an address may stand in Markdown, and the address. Each piece of text is read once, however odd it is. */
const ADDRESS = /(\]\([ \t]{0,3}<?|\]:[ \t]{0,3}<?|\b(?:href|src)=["']?|<|(?<![^\s(*_~])(?=https?:))([^\s<>()"'`]+)/g;
/** What ends a sentence is no part of an address that stands in it. */
const SENTENCE_ENDS = '.,;:!?*_~';

/** Markdown whose links and pictures lead where `leads` says, by the address as written. Blocks of code stay as they are. */
export function rewriteLinks(markdown: string, leads: ReadonlyMap<string, string>): string {
	if (leads.size === 0) return markdown;
	let fence: string | undefined;
	const lines = markdown.split('\n').map((line) => {
		const [, mark] = FENCE.exec(line) ?? [];
		if (fence === undefined) {
			fence = mark;
			return mark === undefined ? rewriteLine(line, leads) : line;
		}
		if (mark?.startsWith(fence)) fence = undefined;
		return line;
	});
	return lines.join('\n');
}

function rewriteLine(line: string, leads: ReadonlyMap<string, string>): string {
	return line.replace(ADDRESS, (whole, before: string, written: string) => {
		let end = written.length;
		while (end > 0 && SENTENCE_ENDS.includes(written.charAt(end - 1))) end -= 1;
		const to = findReplacement(written, leads);
		if (to !== undefined) return before + to;
		const within = findReplacement(written.slice(0, end), leads);
		return within === undefined ? whole : before + within + written.slice(end);
	});
}

/** A parser encodes what an author may write plainly. */
function findReplacement(written: string, leads: ReadonlyMap<string, string>): string | undefined {
	return leads.get(written) ?? leads.get(encodeURI(written.toWellFormed()).replace(/%25/g, '%'));
}
