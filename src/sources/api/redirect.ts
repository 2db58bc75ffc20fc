const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

/** Whether an answer sends us elsewhere (304 does not). */
export function isRedirect(status: number): boolean {
	return REDIRECT_STATUSES.has(status);
}

/** Where a redirect leads if we follow it: the same host with or without `www.`, never from https to http. */
export function resolveRedirect(from: URL, location: string | null): URL | undefined {
	if (!location || !URL.canParse(location, from)) return undefined;
	const to = new URL(location, from);
	const isUpgrade = from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === '';
	const isSameScheme = from.protocol === to.protocol && from.port === to.port;
	const isSameHost = dropWww(from.hostname) === dropWww(to.hostname);
	const isPlain = to.username === '' && to.password === '';
	return isSameHost && isPlain && (isSameScheme || isUpgrade) ? to : undefined;
}

/** The origin to ask from now on, where a lasting redirect changed nothing else: saves every request its detour. */
export function findPermanentOrigin(status: number, from: URL, to: URL): string | undefined {
	const isLasting = status === 301 || status === 308;
	return isLasting && from.pathname === to.pathname && from.search === to.search ? to.origin : undefined;
}

function dropWww(hostname: string): string {
	return hostname.replace(/^www\./, '');
}
