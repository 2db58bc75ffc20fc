/** The slug in a path of the former help center, or of this site, below the base path. */
const OLD_PATH = /^(?:library\/[^/]+\/articles|support\/[^/]+|articles)\/([^/]+)\/?$/;

/**
 * On the 404 page: redirects a path of the former help center to its article, after a check that the article exists.
 * `base` is the base path; `data-moved` is JSON: pairs of slug and path, for articles whose address is not their slug.
 * `data-page` is the address of the 404 page itself.
 */
export class OldAddressRedirect extends HTMLElement {
	connectedCallback(): void {
		this.#nameAddress();
		void this.#redirect().catch(() => {});
	}

	/** The 404 page is one for all addresses: a mail about it names the one that was not found. */
	#nameAddress(): void {
		const own = encodeURIComponent(this.dataset.page ?? '');
		const here = encodeURIComponent(location.href);
		for (const link of document.querySelectorAll<HTMLAnchorElement>('.contact a[href^="mailto:"]')) {
			link.href = (link.getAttribute('href') ?? '').replace(own, () => here);
		}
	}

	async #redirect(): Promise<void> {
		const base = this.getAttribute('base') ?? '/';
		if (!location.pathname.startsWith(base)) return;
		const [, encoded] = OLD_PATH.exec(location.pathname.slice(base.length)) ?? [];
		if (encoded === undefined) return;
		const slug = decodeURIComponent(encoded);
		const moved = new Map<string, string>(JSON.parse(this.dataset.moved ?? '[]'));
		const target = new URL(moved.get(slug) ?? `${base}articles/${encodeURIComponent(slug)}/`, location.origin);
		const isOurs = target.origin === location.origin && target.pathname.startsWith(base);
		if (!isOurs || target.pathname === location.pathname) return;
		const response = await fetch(target, { method: 'HEAD' });
		if (!response.ok || new URL(response.url).origin !== location.origin) return;
		target.search = location.search;
		target.hash = location.hash;
		location.replace(target);
	}
}
