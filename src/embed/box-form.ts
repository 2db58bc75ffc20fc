import styles from './form.css?inline';

/** What the build tells the box of its help center. */
declare const HELP_CENTER_BOX: {
	/** The file with everything that comes at first focus, below the help center's address. */
	panel: string;
	label: string;
	placeholder: string;
	lang: string;
	dir: string;
	/** The owner's colour, on light and on dark. */
	accent: [light: string, dark: string];
};

export const boxSetup = HELP_CENTER_BOX;
/** The help center: this file stands at its root, wherever the page is that loads it. */
export const homeUrl = new URL('.', import.meta.url).href;

let sheet: CSSStyleSheet | undefined;

/** The shadow root of an element, with the one style sheet that all of them share. */
export function openShadowRoot(host: HTMLElement): ShadowRoot {
	const root = host.attachShadow({ mode: 'open' });
	if (!sheet) {
		sheet = new CSSStyleSheet();
		const [light, dark] = boxSetup.accent;
		// A constructed style sheet is not subject to a page's `style-src`.
		sheet.replaceSync(`:host{--_on-light:${light};--_on-dark:${dark}}${styles}`);
	}
	root.adoptedStyleSheets = [sheet];
	return root;
}

/** Names the box as its element's attributes ask, or as the help center does. */
export function labelInput(host: HTMLElement, input: HTMLInputElement): void {
	input.ariaLabel = host.getAttribute('label') ?? boxSetup.label;
	input.placeholder = host.getAttribute('placeholder') ?? boxSetup.placeholder;
}

/** A form that leads to the help center's own search page, by itself. */
export function createForm(host: HTMLElement): HTMLElement {
	const box = document.createElement('div');
	const form = document.createElement('form');
	const input = document.createElement('input');
	Object.assign(box, { className: 'box', part: 'box', lang: boxSetup.lang, dir: boxSetup.dir });
	Object.assign(form, {
		part: 'form',
		role: 'search',
		action: `${homeUrl}search/`,
		target: host.getAttribute('target') ?? '',
	});
	Object.assign(input, { part: 'input', type: 'search', name: 'q', autocomplete: 'off', autocapitalize: 'off' });
	Object.assign(input, { spellcheck: false, enterKeyHint: 'search', maxLength: 200 });
	labelInput(host, input);
	form.append(input);
	box.append(form);
	return box;
}
