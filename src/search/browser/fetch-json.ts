const TIMEOUT = 15_000;

/** Fetches a JSON file. A cached copy may be older than the site, so the browser asks whether it is current. */
export async function fetchJson(url: string, credentials: RequestCredentials): Promise<unknown> {
	const response = await fetch(url, { cache: 'no-cache', credentials, signal: AbortSignal.timeout(TIMEOUT) });
	if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
	return response.json();
}
