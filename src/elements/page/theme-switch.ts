import styles from '../../styles/theme-switch.css?inline';
import { adoptStyles } from '../dom/adopt-styles.ts';
import { deviceStorage } from '../dom/browser-storage.ts';

const KEY = 'help-center-theme';
/** The outline of each choice's icon (Lucide). Created here, so that no page carries them in its HTML. */
const ICONS: Readonly<Record<string, string>> = {
	system: 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM8 21h8m-4-4v4',
	light:
		'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM12 2v2m0 16v2M4.93 4.93l1.41 1.41m11.32 11.32l1.41 1.41M2 12h2m16 0h2M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41',
	dark: 'M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401',
};
const SVG = 'http://www.w3.org/2000/svg';

function createIcon(outline: string): SVGElement {
	const [svg, path] = [document.createElementNS(SVG, 'svg'), document.createElementNS(SVG, 'path')];
	svg.setAttribute('class', 'icon');
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.setAttribute('aria-hidden', 'true');
	path.setAttribute('d', outline);
	svg.append(path);
	return svg;
}

function createUnseen(tag: 'legend' | 'span', text: string): HTMLElement {
	const element = document.createElement(tag);
	element.className = 'unseen';
	element.textContent = text;
	return element;
}

/**
 * Lets a reader choose light, dark, or the system's setting. The choice is stored on this device. The texts come as
 * `data-title`, `data-system`, `data-light` and `data-dark`.
 */
export class ThemeSwitch extends HTMLElement {
	#connection: AbortController | undefined;

	connectedCallback(): void {
		if (!this.firstElementChild) this.#create();
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

	#create(): void {
		adoptStyles(styles);
		const fieldset = document.createElement('fieldset');
		fieldset.append(createUnseen('legend', this.dataset.title ?? ''));
		for (const [value, outline] of Object.entries(ICONS)) {
			const text = this.dataset[value] ?? '';
			const label = document.createElement('label');
			label.title = text;
			const input = document.createElement('input');
			Object.assign(input, { type: 'radio', name: 'theme', value });
			label.append(input, createIcon(outline), createUnseen('span', text));
			fieldset.append(label);
		}
		this.append(fieldset);
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
