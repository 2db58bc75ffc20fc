const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** Tells line by line whether a line belongs to a fenced code block, its fences included. */
export function createFenceTracker(): (line: string) => boolean {
	let fence: string | undefined;
	return (line) => {
		const [, mark = '', rest = ''] = FENCE.exec(line) ?? [];
		if (fence !== undefined) {
			if (mark.startsWith(fence) && rest.trim() === '') fence = undefined;
			return true;
		}
		// A backtick in the info string makes it inline code.
		if (mark === '' || (mark.startsWith('`') && rest.includes('`'))) return false;
		fence = mark;
		return true;
	};
}
