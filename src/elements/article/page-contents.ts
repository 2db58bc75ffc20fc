/** From here on the list stands beside the text, in `Contents.astro` too. */
const WIDE = '(min-width: 68rem)';

/** Marks, in a list of contents, the link to the part that is being read. Opens the list where it stands beside the text. */
export class PageContents extends HTMLElement {
	#observer: IntersectionObserver | undefined;
	#connection: AbortController | undefined;

	connectedCallback(): void {
		this.#connection = new AbortController();
		this.#fit(this.#connection.signal);
		this.#watch();
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
		this.#observer?.disconnect();
	}

	/** Beside the text the list is simply there: open, and nothing to press. */
	#fit(signal: AbortSignal): void {
		const details = this.querySelector('details');
		const summary = this.querySelector('summary');
		const wide = matchMedia(WIDE);
		const fit = () => {
			if (details) details.open = wide.matches;
			if (summary) summary.tabIndex = wide.matches ? -1 : 0;
		};
		wide.addEventListener('change', fit, { signal });
		fit();
	}

	#watch(): void {
		const links = new Map<Element, HTMLAnchorElement>();
		for (const link of this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
			const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
			if (heading) links.set(heading, link);
		}
		const seen = new Set<Element>();
		let current: HTMLAnchorElement | undefined;
		this.#observer = new IntersectionObserver(
			(entries) => {
				for (const { target, isIntersecting } of entries) seen[isIntersecting ? 'add' : 'delete'](target);
				const headings = [...links.keys()];
				// Between two headings that show, the part that is read begins above.
				const here =
					headings.find((heading) => seen.has(heading)) ??
					headings.findLast((heading) => heading.getBoundingClientRect().top < 0);
				current?.removeAttribute('aria-current');
				current = here && links.get(here);
				current?.setAttribute('aria-current', 'true');
			},
			{ rootMargin: '0px 0px -60% 0px' },
		);
		for (const heading of links.keys()) this.#observer.observe(heading);
	}
}
