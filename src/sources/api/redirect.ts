const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

/** Whether a status is a redirect (304 is not). */
export function isRedirect(status: number): boolean {
	return REDIRECT_STATUSES.has(status);
}

/** Returns the target of a redirect if it may be followed: to the same host, with or without `www.`, and never from https to http. */
export function resolveRedirect(from: URL, location: string | null): URL | undefined {
	if (!location || !URL.canParse(location, from)) return undefined;
	const to = new URL(location, from);
	const isUpgrade = from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === '';
	const isSameScheme = from.protocol === to.protocol && from.port === to.port;
	const isSameHost = dropWww(from.hostname) === dropWww(to.hostname);
	const isPlain = to.username === '' && to.password === '';
	return isSameHost && isPlain && (isSameScheme || isUpgrade) ? to : undefined;
}

/** Returns the new origin if a permanent redirect changes only the origin. Later requests go there directly. */
export function findPermanentOrigin(status: number, from: URL, to: URL): string | undefined {
	const isPermanent = status === 301 || status === 308;
	return isPermanent && from.pathname === to.pathname && from.search === to.search ? to.origin : undefined;
}

function dropWww(hostname: string): string {
	return hostname.replace(/^www\./, '');
}
