import { tabStorage } from '../dom/browser-storage.ts';
import { rememberArticle } from '../search/recent-articles.ts';

declare global {
	interface Document {
		/** True while the browser prepares a page that nobody looks at yet. */
		readonly prerendering?: boolean;
	}
	interface Navigator {
		readonly globalPrivacyControl?: boolean;
	}
}

const VIEWED = 'help-center-viewed:';

/** Counts one view of an article, once it was visible for `after` seconds in total, and remembers it under its `label` for the search. */
export class ArticleView extends HTMLElement {
	#connection: AbortController | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#left = 0;
	#since: number | undefined;

	connectedCallback(): void {
		this.#left = Number(this.getAttribute('after') ?? 5) * 1000;
		this.#connection = new AbortController();
		const { signal } = this.#connection;
		const look = () => this.#look();
		document.addEventListener('visibilitychange', look, { signal });
		document.addEventListener('prerenderingchange', look, { signal });
		addEventListener('pageshow', look, { signal });
		look();
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
		this.#stop();
	}

	#look(): void {
		this.#stop();
		if (document.visibilityState !== 'visible' || document.prerendering) return;
		const title = this.getAttribute('label');
		if (title) rememberArticle(title, location.pathname);
		this.#since = performance.now();
		this.#timer = setTimeout(() => this.#count(), this.#left);
	}

	#stop(): void {
		clearTimeout(this.#timer);
		if (this.#since !== undefined) this.#left -= performance.now() - this.#since;
		this.#since = undefined;
	}

	#count(): void {
		this.#connection?.abort();
		const endpoint = this.getAttribute('endpoint');
		const { webdriver, globalPrivacyControl, doNotTrack } = navigator;
		if (!endpoint || webdriver || globalPrivacyControl || doNotTrack === '1' || tabStorage.get(VIEWED + endpoint))
			return;
		tabStorage.set(VIEWED + endpoint, '1');
		// A view that fails may have been counted already: it is never sent twice.
		fetch(endpoint, { method: 'POST', credentials: 'omit', keepalive: true }).catch(() => {});
	}
}
