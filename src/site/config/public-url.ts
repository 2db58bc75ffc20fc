/** Whether a text is a URL that pages may call: with https, or with http on this machine, to try it. */
export function isPublicUrl(text: string): boolean {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url || url.username || url.password || url.hash) return false;
	return url.protocol === 'https:' || (url.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(url.hostname));
}
