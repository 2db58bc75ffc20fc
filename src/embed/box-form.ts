import styles from './form.css?inline';

/** Settings of the box, inserted by the build. */
declare const HELP_CENTER_BOX: {
	/** The path of the file that is loaded at first focus, below the help center's URL. */
	panel: string;
	label: string;
	placeholder: string;
	lang: string;
	dir: string;
	/** The owner's accent colour, for light and for dark backgrounds. */
	accent: [light: string, dark: string];
};

export const boxSetup = HELP_CENTER_BOX;
/** The URL of the help center. This file is at its root, whichever page loads it. */
export const homeUrl = new URL('.', import.meta.url).href;

let sheet: CSSStyleSheet | undefined;

/** Attaches a shadow root to an element, with the style sheet that all boxes share. */
export function openShadowRoot(host: HTMLElement): ShadowRoot {
	const root = host.attachShadow({ mode: 'open' });
	if (!sheet) {
		sheet = new CSSStyleSheet();
		const [light, dark] = boxSetup.accent;
		// A constructed style sheet is not subject to the page's CSP `style-src`.
		sheet.replaceSync(`:host{--_on-light:${light};--_on-dark:${dark}}${styles}`);
	}
	root.adoptedStyleSheets = [sheet];
	return root;
}

/** Sets label and placeholder from the element's attributes, or else from the help center's settings. */
export function labelInput(host: HTMLElement, input: HTMLInputElement): void {
	input.ariaLabel = host.getAttribute('label') ?? boxSetup.label;
	input.placeholder = host.getAttribute('placeholder') ?? boxSetup.placeholder;
}

/** Creates a form that leads to the help center's own search page, even if nothing else loads. */
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
