import { tabStorage } from '../dom/browser-storage.ts';
import { rememberArticle } from '../search/recent-articles.ts';

declare global {
	interface Document {
		/** True while the browser prerenders a page that is not shown yet. */
		readonly prerendering?: boolean;
	}
	interface Navigator {
		readonly globalPrivacyControl?: boolean;
	}
}

const VIEWED = 'help-center-viewed:';

/**
 * Counts one view of an article, once the page was visible for `after` seconds in total. Also adds the article, with
 * its `label` as the title, to the recently opened ones that the search offers.
 */
export class ArticleView extends HTMLElement {
	#connection: AbortController | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#remaining = 0;
	#startedAt: number | undefined;

	connectedCallback(): void {
		this.#remaining = Number(this.getAttribute('after') ?? 5) * 1000;
		this.#connection = new AbortController();
		const { signal } = this.#connection;
		const update = () => this.#update();
		document.addEventListener('visibilitychange', update, { signal });
		document.addEventListener('prerenderingchange', update, { signal });
		addEventListener('pageshow', update, { signal });
		update();
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
		this.#stop();
	}

	#update(): void {
		this.#stop();
		if (document.visibilityState !== 'visible' || document.prerendering) return;
		const title = this.getAttribute('label');
		if (title) rememberArticle(title, location.pathname);
		this.#startedAt = performance.now();
		this.#timer = setTimeout(() => this.#count(), this.#remaining);
	}

	#stop(): void {
		clearTimeout(this.#timer);
		if (this.#startedAt !== undefined) this.#remaining -= performance.now() - this.#startedAt;
		this.#startedAt = undefined;
	}

	#count(): void {
		this.#connection?.abort();
		const endpoint = this.getAttribute('endpoint');
		const { webdriver, globalPrivacyControl, doNotTrack } = navigator;
		if (!endpoint || webdriver || globalPrivacyControl || doNotTrack === '1' || tabStorage.get(VIEWED + endpoint))
			return;
		tabStorage.set(VIEWED + endpoint, '1');
		// A request that fails may have been counted already, so it is never repeated.
		fetch(endpoint, { method: 'POST', credentials: 'omit', keepalive: true }).catch(() => {});
	}
}
