/** From this width on, the list is beside the text. The same value is in `Contents.astro`. */
const WIDE = '(min-width: 68rem)';

/** A table of contents that marks the link to the section being read, and is always open if it is beside the text. */
export class PageContents extends HTMLElement {
	#observer: IntersectionObserver | undefined;
	#connection: AbortController | undefined;

	connectedCallback(): void {
		this.#connection = new AbortController();
		this.#openIfWide(this.#connection.signal);
		this.#observeHeadings();
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
		this.#observer?.disconnect();
	}

	/** Beside the text, the list is open and its summary cannot be focused. */
	#openIfWide(signal: AbortSignal): void {
		const details = this.querySelector('details');
		const summary = this.querySelector('summary');
		const wide = matchMedia(WIDE);
		const update = () => {
			if (details) details.open = wide.matches;
			if (summary) summary.tabIndex = wide.matches ? -1 : 0;
		};
		wide.addEventListener('change', update, { signal });
		update();
	}

	#observeHeadings(): void {
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
				// With no heading in view, the section being read begins above the viewport.
				const currentHeading =
					headings.find((heading) => seen.has(heading)) ??
					headings.findLast((heading) => heading.getBoundingClientRect().top < 0);
				current?.removeAttribute('aria-current');
				current = currentHeading && links.get(currentHeading);
				current?.setAttribute('aria-current', 'true');
			},
			{ rootMargin: '0px 0px -60% 0px' },
		);
		for (const heading of links.keys()) this.#observer.observe(heading);
	}
}
