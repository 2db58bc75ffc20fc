/** What an address that leads nowhere says in words: `/articles/reset-my-password/` → `reset my password`. */
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
