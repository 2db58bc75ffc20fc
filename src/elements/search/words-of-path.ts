/** Turns the path of a missing page into a query: `/articles/reset-my-password/` → `reset my password`. */
export function extractWordsOfPath(path: string): string {
	const last = path.split('/').findLast((part) => part !== '') ?? '';
	try {
		return decodeURIComponent(last)
			.replace(/\.\w+$|[-_+.]+/g, ' ')
			.trim();
	} catch {
		return '';
	}
}
