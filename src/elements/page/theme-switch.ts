import { deviceStorage } from '../dom/browser-storage.ts';

const KEY = 'help-center-theme';

/** Lets a reader choose light, dark, or the system's setting. The choice is stored on this device. */
export class ThemeSwitch extends HTMLElement {
	#connection: AbortController | undefined;

	connectedCallback(): void {
		this.#connection = new AbortController();
		const { signal } = this.#connection;
		this.addEventListener('change', (event) => this.#onChange(event), { signal });
		addEventListener('storage', (event) => event.key === KEY && this.#show(), { signal });
		// The choice may have changed while the page was in the back/forward cache.
		addEventListener('pageshow', () => this.#show(), { signal });
		this.#show();
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
	}

	#onChange({ target }: Event): void {
		if (!(target instanceof HTMLInputElement)) return;
		if (target.value === 'system') deviceStorage.remove(KEY);
		else deviceStorage.set(KEY, target.value);
		this.#show();
	}

	#show(): void {
		const theme = deviceStorage.get(KEY) ?? 'system';
		if (theme === 'system') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = theme;
		for (const input of this.querySelectorAll('input')) input.checked = input.value === theme;
	}
}
