/** The most articles listed. */
const MAX_ARTICLES = 30;

async function readLink(cache: Cache, request: Request): Promise<HTMLAnchorElement | undefined> {
	const page = new DOMParser().parseFromString((await (await cache.match(request))?.text()) ?? '', 'text/html');
	const title = page.querySelector('article h1')?.textContent?.trim();
	if (!title) return undefined;
	const link = document.createElement('a');
	link.href = request.url;
	link.textContent = title;
	link.dir = 'auto';
	return link;
}

/**
 * On the offline page: lists the article pages in the cache named `cache` whose paths begin with `below`, and reloads
 * the page when the browser is online again.
 */
export class KeptArticles extends HTMLElement {
	#connection: AbortController | undefined;

	connectedCallback(): void {
		this.#connection = new AbortController();
		addEventListener('online', () => location.reload(), { signal: this.#connection.signal });
		void this.#show();
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
	}

	async #show(): Promise<void> {
		// `caches` exists only in secure contexts.
		if (!('caches' in globalThis)) return;
		const cache = await caches.open(this.getAttribute('cache') ?? '');
		const below = this.getAttribute('below') ?? '/';
		const requests = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(below));
		const links = await Promise.all(requests.slice(-MAX_ARTICLES).map((request) => readLink(cache, request)));
		const items = links.reverse().flatMap((link) => {
			if (link === undefined) return [];
			const item = document.createElement('li');
			item.append(link);
			return [item];
		});
		this.querySelector('ul')?.replaceChildren(...items);
		this.hidden = items.length === 0;
	}
}
