/** The slug in an address of the old home, or of this site, below the base. */
const ADDRESS = /^(?:library\/[^/]+\/articles|support\/[^/]+|articles)\/([^/]+)\/?$/;

/**
 * On the page that stands where none is: an address of the old home leads on to its article, once that is known to be there.
 * `base` is what stands before every path, `data-moved` the paths of articles that don't stand at their slug, as JSON.
 */
export class OldAddressRedirect extends HTMLElement {
	connectedCallback(): void {
		void this.#lead().catch(() => {});
	}

	async #lead(): Promise<void> {
		const base = this.getAttribute('base') ?? '/';
		if (!location.pathname.startsWith(base)) return;
		const [, written] = ADDRESS.exec(location.pathname.slice(base.length)) ?? [];
		if (written === undefined) return;
		const slug = decodeURIComponent(written);
		const moved = new Map<string, string>(JSON.parse(this.dataset.moved ?? '[]'));
		const target = new URL(moved.get(slug) ?? `${base}articles/${encodeURIComponent(slug)}/`, location.origin);
		const isOurs = target.origin === location.origin && target.pathname.startsWith(base);
		if (!isOurs || target.pathname === location.pathname) return;
		const answer = await fetch(target, { method: 'HEAD' });
		if (!answer.ok || new URL(answer.url).origin !== location.origin) return;
		target.search = location.search;
		target.hash = location.hash;
		location.replace(target);
	}
}
