import { boxSetup, createForm, homeUrl, labelInput, openShadowRoot } from './box-form.ts';
import { loadPanelFile } from './panel-file.ts';
import type { Box, BoxDialog } from './types.ts';

const isPlainClick = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
	button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

/**
 * The search of the help center on any page: a box, or with `launcher` a button that opens the box in a dialog. The
 * page's own form inside it stays until a reader uses it. If something fails to load, a form that leads to the help
 * center's search page remains.
 */
class HelpSearch extends HTMLElement {
	static observedAttributes = ['label', 'placeholder', 'open'];
	#connection: AbortController | undefined;
	#form: HTMLElement | undefined;
	#box: Promise<Box> | undefined;
	#dialog: Promise<BoxDialog> | undefined;
	#isPassingClick = false;

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
			this.addEventListener('click', (event) => this.#onLauncherClick(event), { signal });
			void this.#dialog?.then(
				(dialog) => dialog.connect(signal),
				() => {},
			);
			return;
		}
		this.addEventListener('focusin', () => this.#loadBox(), { signal });
		if (!this.querySelector('form')) this.#replaceForm();
		if (this.#box) this.#connect();
		if (this.hasAttribute('open')) this.#loadBox();
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
	}

	attributeChangedCallback(name: string): void {
		const input = this.#form?.querySelector('input');
		if (input) labelInput(this, input);
		if (name === 'open' && this.isConnected && this.hasAttribute('open')) this.#loadBox();
	}

	/** Focuses the input. */
	override focus(options?: FocusOptions): void {
		const inside = this.#form?.querySelector('input') ?? this.querySelector<HTMLElement>('input, a, button');
		if (inside) inside.focus(options);
		else super.focus(options);
	}

	/** Replaces the page's own form by the box: at the same size, with the same text and focus. */
	#replaceForm(): void {
		if (this.#form) return;
		const pageForm = this.querySelector('form');
		const words = pageForm?.querySelector('input');
		const box = createForm(this);
		const input = box.querySelector('input');
		this.#form = box;
		if (pageForm) {
			box.classList.add('taken');
			box.style.setProperty('--_size', `${pageForm.getBoundingClientRect().height}px`);
			box.style.setProperty('--_margin', getComputedStyle(pageForm).margin);
		}
		const hasFocus = this.contains(document.activeElement);
		(this.shadowRoot ?? openShadowRoot(this)).append(box);
		if (input && words) input.value = words.value;
		if (hasFocus) input?.focus();
	}

	/** Loads the full search when a reader uses the box. */
	#loadBox(): void {
		this.#replaceForm();
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
				// If the reader has left the box by now, nothing should open.
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

	/** Opens the dialog. If it cannot be loaded, does what the button itself does. */
	#onLauncherClick(event: MouseEvent): void {
		const [target] = event.composedPath();
		const button = target instanceof Element ? target.closest<HTMLElement>('a, button') : null;
		const isInside = button && (this.contains(button) || button.part.contains('launcher'));
		if (this.#isPassingClick || !isInside || !isPlainClick(event) || event.defaultPrevented) return;
		event.preventDefault();
		const words = this.querySelector('input')?.value ?? '';
		this.#openDialog(words).catch(() => {
			this.#isPassingClick = true;
			if (this.contains(button)) button.click();
			else location.assign(`${homeUrl}search/`);
			this.#isPassingClick = false;
		});
	}

	async #openDialog(words: string): Promise<void> {
		this.#dialog ??= this.#createDialog();
		const loading = this.#dialog;
		loading.catch(() => {
			this.#dialog = undefined;
		});
		const dialog = await loading;
		if (this.isConnected) dialog.open(words);
	}

	async #createDialog(): Promise<BoxDialog> {
		const file = await loadPanelFile();
		const root = this.shadowRoot ?? openShadowRoot(this);
		// Keeps the element's own content visible.
		if (!root.firstChild) root.append(document.createElement('slot'));
		const form = createForm(this);
		const dialog = await file.createDialog(this, root, form, homeUrl);
		this.#form = form;
		if (this.#connection) dialog.connect(this.#connection.signal);
		return dialog;
	}
}

// If it is loaded twice, or by two help centers, the first one wins.
if (!customElements.get('help-search')) customElements.define('help-search', HelpSearch);
