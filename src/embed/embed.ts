import { boxSetup, createForm, homeUrl, labelInput, openShadowRoot } from './box-form.ts';
import { loadPanelFile } from './panel-file.ts';
import type { Box, BoxDialog } from './types.ts';

const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
	button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

/**
 * The search of the help center on any page: a box, or with `launcher` a button that opens one in a dialog. The form inside it stays until a
 * reader turns to it; should anything not come, a form that leads to the help center's own search remains.
 */
class HelpSearch extends HTMLElement {
	static observedAttributes = ['label', 'placeholder', 'open'];
	#connection: AbortController | undefined;
	#form: HTMLElement | undefined;
	#box: Promise<Box> | undefined;
	#dialog: Promise<BoxDialog> | undefined;
	#passes = false;

	connectedCallback(): void {
		this.#connection = new AbortController();
		const { signal } = this.#connection;
		const preload = () =>
			void loadPanelFile().then(
				(file) => file.preload(homeUrl),
				() => {},
			);
		this.addEventListener('pointerenter', preload, { signal, once: true });
		if (this.hasAttribute('launcher')) {
			if (!this.firstElementChild) this.#showButton();
			this.addEventListener('click', (event) => this.#launch(event), { signal });
			void this.#dialog?.then(
				(dialog) => dialog.connect(signal),
				() => {},
			);
			return;
		}
		this.addEventListener('focusin', () => this.#turnTo(), { signal });
		if (!this.querySelector('form')) this.#takeOver();
		if (this.#box) this.#connect();
		if (this.hasAttribute('open')) this.#turnTo();
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
	}

	attributeChangedCallback(name: string): void {
		const input = this.#form?.querySelector('input');
		if (input) labelInput(this, input);
		if (name === 'open' && this.isConnected && this.hasAttribute('open')) this.#turnTo();
	}

	/** Puts the cursor into the box. */
	override focus(options?: FocusOptions): void {
		const inside = this.#form?.querySelector('input') ?? this.querySelector<HTMLElement>('input, a, button');
		if (inside) inside.focus(options);
		else super.focus(options);
	}

	/** Shows the box in the place of the page's own form, with its words and the cursor, at its size. */
	#takeOver(): void {
		if (this.#form) return;
		const own = this.querySelector('form');
		const words = own?.querySelector('input');
		const box = createForm(this);
		const input = box.querySelector('input');
		this.#form = box;
		if (own) {
			box.classList.add('taken');
			box.style.setProperty('--_size', `${own.getBoundingClientRect().height}px`);
			box.style.setProperty('--_margin', getComputedStyle(own).margin);
		}
		const hasFocus = this.contains(document.activeElement);
		(this.shadowRoot ?? openShadowRoot(this)).append(box);
		if (input && words) input.value = words.value;
		if (hasFocus) input?.focus();
	}

	/** A reader turns to the box. */
	#turnTo(): void {
		this.#takeOver();
		if (this.#box || !this.#form) return;
		const form = this.#form;
		this.#box = loadPanelFile().then((file) => file.createBox(this, form, homeUrl));
		this.#connect();
	}

	#connect(): void {
		const signal = this.#connection?.signal;
		this.#box?.then(
			(box) => {
				if (!signal || signal.aborted) return;
				box.connect(signal);
				// Whoever has gone on by now doesn't want anything to open.
				if (this.hasAttribute('open') || this.matches(':focus-within')) box.show();
			},
			() => {
				this.#box = undefined;
			},
		);
	}

	#showButton(): void {
		if (this.shadowRoot) return;
		const button = document.createElement('button');
		const slot = document.createElement('slot');
		Object.assign(button, { type: 'button', part: 'launcher', lang: boxSetup.lang, dir: boxSetup.dir });
		button.ariaHasPopup = 'dialog';
		button.textContent = this.getAttribute('label') ?? boxSetup.label;
		slot.append(button);
		openShadowRoot(this).append(slot);
	}

	/** Opens the dialog, or, where it doesn't come, what the button itself leads to. */
	#launch(event: MouseEvent): void {
		const [target] = event.composedPath();
		const button = target instanceof Element ? target.closest<HTMLElement>('a, button') : null;
		const isInside = button && (this.contains(button) || button.part.contains('launcher'));
		if (this.#passes || !isInside || !isPlain(event) || event.defaultPrevented) return;
		event.preventDefault();
		const words = this.querySelector('input')?.value ?? '';
		this.#openDialog(words).catch(() => {
			this.#passes = true;
			if (this.contains(button)) button.click();
			else location.assign(`${homeUrl}search/`);
			this.#passes = false;
		});
	}

	async #openDialog(words: string): Promise<void> {
		this.#dialog ??= this.#makeDialog();
		const coming = this.#dialog;
		coming.catch(() => {
			this.#dialog = undefined;
		});
		const dialog = await coming;
		if (this.isConnected) dialog.open(words);
	}

	async #makeDialog(): Promise<BoxDialog> {
		const file = await loadPanelFile();
		const root = this.shadowRoot ?? openShadowRoot(this);
		// What the element holds goes on showing.
		if (!root.firstChild) root.append(document.createElement('slot'));
		const form = createForm(this);
		const dialog = await file.createDialog(this, root, form, homeUrl);
		this.#form = form;
		if (this.#connection) dialog.connect(this.#connection.signal);
		return dialog;
	}
}

// Loaded twice, or by two help centers: the first one stands.
if (!customElements.get('help-search')) customElements.define('help-search', HelpSearch);
