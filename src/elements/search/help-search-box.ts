import styles from '../../styles/search-panel.css?inline';
import { deviceStorage } from '../dom/browser-storage.ts';
import { SLASH_PREFERENCE } from '../dom/preferences.ts';
import { highlightSearchTerms, saveSearchTerms } from '../highlight/search-terms.ts';
import { getPart } from './get-part.ts';
import { createSearchBoxParts, type SearchBoxParts } from './search-box-parts.ts';
import { readPosition, savePosition } from './search-position.ts';
import { createSearchUrl } from './search-url.ts';
import { truncateToInput } from './truncate-to-input.ts';
import { showNearestArticle } from './ways-out.ts';
import { extractWordsOfPath } from './words-of-path.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/**
 * A search box with its results, by `mode`: in a `dialog`, in the `page` (the query is kept in the page's URL), or in a
 * `panel` that opens below the box. Until this element is loaded, and without it, the form inside leads to the search
 * page.
 */
export class HelpSearchBox extends HTMLElement {
	#connection: AbortController | undefined;
	#parts: SearchBoxParts | undefined;
	readonly #url = createSearchUrl();

	connectedCallback(): void {
		this.#connection = new AbortController();
		void this.#createParts().then(
			(parts) => this.isConnected && this.#listen(parts),
			() => {
				// A page and a panel from different builds may not match. The form still leads to the search page.
				const status = this.querySelector<HTMLElement>('[data-part=status]');
				if (status) status.textContent = status.dataset.failed ?? '';
			},
		);
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
		this.#parts?.session.stop();
	}

	get #mode(): string | null {
		return this.getAttribute('mode');
	}

	/** Whether this is the search box of the 404 page. */
	get #isOn404Page(): boolean {
		return this.hasAttribute('lost');
	}

	async #createParts(): Promise<SearchBoxParts> {
		this.#parts ??= await createSearchBoxParts(this, (answer) => {
			if (this.#isOn404Page) showNearestArticle(this, answer.hits[0]);
		});
		return this.#parts;
	}

	#listen(parts: SearchBoxParts): void {
		if (!this.#connection) return;
		const { input, engine, session } = parts;
		const { signal } = this.#connection;
		input.addEventListener('input', () => this.#onInput(parts), { signal });
		input.addEventListener('click', () => this.#openAgain(parts), { signal });
		input.addEventListener('focus', () => this.#openAgain(parts), { signal });
		this.addEventListener('keydown', (event) => this.#onKey(event, parts), { signal });
		this.addEventListener('submit', (event) => this.#onSubmit(event, parts), { signal });
		this.addEventListener('change', ({ target }) => this.#onChange(target, parts), { signal });
		this.addEventListener('click', (event) => this.#onClick(event, parts), { signal });
		this.addEventListener('focusin', () => void engine.start(), { signal });
		this.addEventListener('focusout', ({ relatedTarget }) => this.#onFocusOut(relatedTarget, parts), { signal });

		for (const box of this.querySelectorAll<HTMLInputElement>('input[name=slash]'))
			box.checked = deviceStorage.get(SLASH_PREFERENCE) !== 'off';
		if (this.#isOn404Page) input.value ||= truncateToInput(extractWordsOfPath(location.pathname), input);
		const hasFocus = this.contains(document.activeElement);
		if (hasFocus) void engine.start();
		this.#open(this.#mode !== 'panel' || (hasFocus && input.value !== ''), parts);
		// A browser that restores the place itself goes by pixels, and rows have other heights until their excerpts are there.
		if (this.#mode === 'page' && readPosition(input.value.trim())) history.scrollRestoration = 'manual';
		const first = session.searchNow();
		if (this.#mode !== 'page') return;
		void first.then(() => this.#restorePosition(parts));
		addEventListener('pagehide', () => this.#savePosition(parts), { signal });
	}

	#listRows(): HTMLAnchorElement[] {
		return [...this.querySelectorAll<HTMLAnchorElement>('.row:not(.part)')];
	}

	#savePosition({ input }: SearchBoxParts): void {
		// For a reload, which is the browser's.
		history.scrollRestoration = 'auto';
		const rows = this.#listRows();
		const first = rows.find((row) => row.getBoundingClientRect().bottom > 0);
		if (!first) return;
		const { top } = first.getBoundingClientRect();
		savePosition({ query: input.value.trim(), rows: rows.length, path: first.pathname, top });
	}

	/** Shows a reader who comes back to the search page what they left: as many rows, at the same place. */
	async #restorePosition({ input, session }: SearchBoxParts): Promise<void> {
		const left = readPosition(input.value.trim());
		if (!left) return;
		for (let before = -1; before < this.#listRows().length && this.#listRows().length < left.rows; ) {
			before = this.#listRows().length;
			await session.showMore();
		}
		const first = this.#listRows().find(({ pathname }) => pathname === left.path);
		// If rows above get higher later, browsers keep this one in place.
		if (first) scrollBy({ top: first.getBoundingClientRect().top - left.top, behavior: 'instant' });
	}

	#open(isOpen: boolean, { options }: SearchBoxParts): void {
		getPart(this, 'panel').hidden = !isOpen;
		if (!isOpen) options.clearChoice();
		options.setShown(isOpen);
	}

	/** Shows the results again when the reader returns to a query. */
	#openAgain(parts: SearchBoxParts): void {
		if (this.#mode === 'panel' && parts.input.value.trim() !== '') this.#open(true, parts);
	}

	#onInput(parts: SearchBoxParts): void {
		this.#open(true, parts);
		// The chosen option belongs to the previous query.
		parts.options.clearChoice();
		parts.reporter.typing();
		parts.session.searchWhileTyping();
		if (this.#mode === 'page' && !this.#isOn404Page) this.#url.scheduleUpdate(parts.input.value.trim());
	}

	#onKey(event: KeyboardEvent, parts: SearchBoxParts): void {
		// While an input method composes a word, the keys belong to it.
		if (event.isComposing || event.altKey) return;
		const { input, options } = parts;
		const { key, ctrlKey, metaKey } = event;
		if (key === 'Escape' && this.#mode !== 'page') {
			// The key may come from a category filter, which is about to be hidden.
			input.focus();
			this.#close(parts);
		} else if (event.target !== input) {
			return;
		} else if (key === 'ArrowDown' || key === 'ArrowUp') {
			this.#open(true, parts);
			options.move(key === 'ArrowDown' ? 1 : -1);
		} else if (key === 'Enter' && options.getChosen()) {
			if (ctrlKey || metaKey) open(options.getChosen()?.href, '_blank', 'noopener');
			else options.getChosen()?.click();
		} else return;
		event.preventDefault();
	}

	#onSubmit(event: SubmitEvent, { session }: SearchBoxParts): void {
		if (this.#mode !== 'page') return;
		event.preventDefault();
		void session.searchNow();
	}

	#onChange(target: EventTarget | null, { session }: SearchBoxParts): void {
		if (!(target instanceof HTMLInputElement)) return;
		if (target.name === 'slash') deviceStorage.set(SLASH_PREFERENCE, target.checked ? 'on' : 'off');
		else if (target.type === 'radio') void session.filterByCategory(target.value);
	}

	#onClick({ target, button, ctrlKey, metaKey, shiftKey }: MouseEvent, parts: SearchBoxParts): void {
		if (!(target instanceof Element)) return;
		const { input, options, session } = parts;
		const link = target.closest('a');
		if (target.closest('[data-part=more]')) {
			void session.showMore().then((isAll) => {
				if (isAll) input.focus();
				options.setShown(true);
			});
		} else if (target.closest('[data-part=retry]')) {
			input.focus();
			void session.searchNow();
		} else if (target.closest('[data-part=nearest] button')) {
			input.value = target.textContent;
			input.focus();
			this.#onInput(parts);
		} else if (link && button === 0 && !ctrlKey && !metaKey && !shiftKey) {
			if (link.role === 'option') saveSearchTerms(link, input.value);
			this.#url.flush();
			// The link may lead to a heading of the current page.
			if (link.pathname === location.pathname) highlightSearchTerms();
			this.#close(parts);
		}
	}

	#onFocusOut(next: EventTarget | null, parts: SearchBoxParts): void {
		if (this.#mode === 'panel' && !(next instanceof Node && this.contains(next))) this.#open(false, parts);
	}

	/** Closes the panel or the dialog, whichever covers the page. */
	#close(parts: SearchBoxParts): void {
		parts.reporter.flush();
		if (this.#mode === 'panel') this.#open(false, parts);
		this.closest('dialog')?.close();
	}
}
