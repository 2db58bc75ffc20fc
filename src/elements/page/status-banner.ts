// Imports nothing that the script of all pages has, too: then both would become three files.
import { PROVIDERS, type ServiceStatus } from './read-status.ts';

/** In the session storage: what was last shown, so that not every page asks. */
const KEY = 'help-center-status';
const FRESH_FOR = 5 * 60_000;
const TIMEOUT = 8_000;

/** What the banner says, `''` for nothing; and what the reader has hidden. */
interface Stored {
	url: string;
	at: number;
	text: string;
	hidden: string;
}

function load(url: string): Stored | undefined {
	try {
		const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
		const isOurs =
			typeof stored === 'object' && stored !== null && 'url' in stored && stored.url === url && 'text' in stored;
		// Written by `save`, for the same status page.
		return isOurs ? (stored as Stored) : undefined;
	} catch {
		return undefined;
	}
}

function save(stored: Stored): void {
	try {
		sessionStorage.setItem(KEY, JSON.stringify(stored));
	} catch {
		// The next page asks again.
	}
}

/** When nothing that readers wait for is loading any more. */
async function afterLoad(): Promise<void> {
	if (document.prerendering) {
		await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }));
	}
	if (document.readyState !== 'complete') {
		await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
	}
}

/** Asks the status page; `undefined` if it can't be reached, or answers in none of the known forms. */
async function fetchStatus(url: string, provider: string | null): Promise<ServiceStatus | undefined> {
	for (const [name, { file, read }] of Object.entries(PROVIDERS)) {
		if (provider && provider !== name) continue;
		try {
			const response = await fetch(new URL(file, url), {
				credentials: 'omit',
				referrerPolicy: 'no-referrer',
				signal: AbortSignal.timeout(TIMEOUT),
			});
			const status = response.ok ? read(await response.json(), Date.now()) : undefined;
			if (status) return status;
		} catch {
			// A banner about problems must not become one: the page stays as it is.
		}
	}
	return undefined;
}

/**
 * A banner for what the status page at `url` reports, hidden as long as all is well. `provider` is one of `PROVIDERS`;
 * `data-problem` and `data-maintenance` are the texts for a report without a title.
 */
export class StatusBanner extends HTMLElement {
	#connection: AbortController | undefined;

	connectedCallback(): void {
		this.#connection = new AbortController();
		const { signal } = this.#connection;
		this.querySelector('button')?.addEventListener('click', () => this.#hide(), { signal });
		void afterLoad().then(() => this.#update());
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
	}

	get #url(): string {
		return this.getAttribute('url') ?? '';
	}

	async #update(): Promise<void> {
		let stored = load(this.#url);
		if (stored === undefined || !(Math.abs(Date.now() - stored.at) < FRESH_FOR)) {
			const status = await fetchStatus(this.#url, this.getAttribute('provider'));
			const text = status && status.state !== 'fine' ? status.title || (this.dataset[status.state] ?? '') : '';
			stored = { url: this.#url, at: Date.now(), text, hidden: stored?.hidden ?? '' };
			save(stored);
		}
		if (this.isConnected && stored.text !== '' && stored.text !== stored.hidden) this.#show(stored.text);
	}

	#show(text: string): void {
		const paragraph = this.querySelector('p');
		for (const part of this.querySelectorAll<HTMLElement>('a, button')) part.hidden = false;
		this.toggleAttribute('shown', true);
		// Last: a screen reader then announces the whole message.
		if (paragraph) paragraph.textContent = text;
	}

	#hide(): void {
		const stored = load(this.#url);
		if (stored) save({ ...stored, hidden: stored.text });
		this.remove();
	}
}
