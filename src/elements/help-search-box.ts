import styles from '../styles/search-panel.css?inline';
import { device } from './kept.ts';
import { wordsOfAddress } from './lost-words.ts';
import { createOptionList, type OptionList } from './option-list.ts';
import { loadPanel } from './panel-source.ts';
import type { Answer } from './search-answer.ts';
import { createSearchEngine, type SearchEngine } from './search-engine.ts';
import { SLASH } from './search-keys.ts';
import { createSearchPanel, partOf, type SearchPanel } from './search-panel.ts';

/** An answer that takes longer is announced as being on its way, in milliseconds. */
const SLOW = 300;

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/** What a box works with, once its panel has come. */
interface Parts {
	engine: SearchEngine;
	options: OptionList;
	panel: SearchPanel;
	input: HTMLInputElement;
}

/**
 * A search box and what it finds, by its `mode`: in a `dialog`, in the `page` (its address follows what is typed), or in a
 * `panel` that opens below. Until this element comes, and without it, the form inside leads to the search page.
 */
export class HelpSearchBox extends HTMLElement {
	#connection: AbortController | undefined;
	#parts: Parts | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#category = '';
	#answer: Answer | undefined;
	/** Counts the questions: an answer to an earlier one comes too late. */
	#turn = 0;

	connectedCallback(): void {
		this.#connection = new AbortController();
		// Should the panel not come, the form still leads to the search page.
		this.#makeParts().then(
			(parts) => this.isConnected && this.#listen(parts),
			() => {},
		);
	}

	#listen({ engine, input }: Parts): void {
		if (!this.#connection) return;
		const { signal } = this.#connection;
		input.addEventListener('input', () => this.#later(), { signal });
		input.addEventListener('keydown', (event) => this.#onKey(event), { signal });
		this.addEventListener('submit', (event) => this.#onSubmit(event), { signal });
		this.addEventListener('change', ({ target }) => this.#onChange(target), { signal });
		this.addEventListener('click', (event) => this.#onClick(event), { signal });
		this.addEventListener('focusin', () => engine.start(), { signal });
		this.addEventListener('focusout', ({ relatedTarget }) => this.#onFocusOut(relatedTarget), { signal });

		for (const box of this.querySelectorAll<HTMLInputElement>('input[name=slash]'))
			box.checked = device.get(SLASH) !== 'off';
		if (this.#mode === 'page') input.value ||= new URLSearchParams(location.search).get('q') ?? '';
		if (this.#isLost) input.value ||= wordsOfAddress(location.pathname);
		const hasFocus = this.contains(document.activeElement);
		if (hasFocus) engine.start();
		this.#open(this.#mode !== 'panel' || (hasFocus && input.value !== ''));
		void this.#search();
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
		clearTimeout(this.#timer);
		this.#turn++;
	}

	get #mode(): string | null {
		return this.getAttribute('mode');
	}

	/** Whether the page stands where none is. */
	get #isLost(): boolean {
		return this.hasAttribute('lost');
	}

	async #makeParts(): Promise<Parts> {
		if (this.#parts) return this.#parts;
		const input = this.querySelector('input');
		if (!input) throw new Error('<help-search-box> has no input.');
		this.append(await loadPanel(this.dataset.panel ?? ''));
		const { base = '/', fallback, library } = partOf(this, 'panel').dataset;
		const engine = createSearchEngine({ bundle: `${base}pagefind/`, base, fallback, library });
		const list = partOf(this, 'list');
		list.id = `${this.id}-list`;
		input.setAttribute('aria-controls', list.id);
		const options = createOptionList(input, list);
		this.#parts = { engine, options, panel: createSearchPanel(this, options), input };
		return this.#parts;
	}

	/** Only what listens asks for the parts, and that begins when they are there. */
	#get(): Parts {
		if (!this.#parts) throw new Error('<help-search-box> has no panel yet.');
		return this.#parts;
	}

	#open(isOpen: boolean): void {
		partOf(this, 'panel').hidden = !isOpen;
		const { options } = this.#get();
		if (!isOpen) options.leave();
		options.setShown(isOpen);
	}

	/** Asks once the reader pauses. */
	#later(): void {
		const { engine, input } = this.#get();
		this.#open(true);
		this.#turn++;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#search(), input.value.trim() ? engine.patience() : 0);
	}

	async #search(): Promise<void> {
		const { engine, panel, input } = this.#get();
		clearTimeout(this.#timer);
		const turn = ++this.#turn;
		const query = input.value.trim();
		if (this.#mode === 'page' && !this.#isLost) this.#showAddress(query);
		this.#answer = undefined;
		if (!query) {
			this.#category = '';
			return panel.showStart();
		}
		const slow = setTimeout(() => turn === this.#turn && panel.showWaiting(), SLOW);
		try {
			let answer = await engine.ask(query, this.#category || undefined);
			if (turn === this.#turn && answer.total === 0 && this.#category) {
				this.#category = '';
				answer = await engine.ask(query, undefined);
			}
			if (turn !== this.#turn) return;
			this.#answer = answer;
			panel.showAnswer(answer, query, this.#category);
		} catch {
			if (turn === this.#turn) panel.showFailure();
		} finally {
			clearTimeout(slow);
		}
	}

	async #more(): Promise<void> {
		const { panel, input, options } = this.#get();
		const turn = this.#turn;
		const answer = await this.#answer?.more?.().catch(() => undefined);
		if (turn !== this.#turn) return;
		if (!answer) return panel.showFailure();
		this.#answer = answer;
		panel.addAnswer(answer, input.value.trim());
		if (!answer.more) input.focus();
		options.setShown(true);
	}

	#showAddress(query: string): void {
		const address = new URL(location.href);
		if (query) address.searchParams.set('q', query);
		else address.searchParams.delete('q');
		if (address.href !== location.href) history.replaceState(history.state, '', address);
	}

	#onKey(event: KeyboardEvent): void {
		// While an input method composes a word, its keys are its own.
		if (event.isComposing || event.altKey) return;
		const { options } = this.#get();
		const { key, ctrlKey, metaKey } = event;
		if (key === 'ArrowDown' || key === 'ArrowUp') {
			this.#open(true);
			options.move(key === 'ArrowDown' ? 1 : -1);
		} else if (key === 'Enter' && options.chosen()) {
			if (ctrlKey || metaKey) open(options.chosen()?.href, '_blank', 'noopener');
			else options.chosen()?.click();
		} else if (key === 'Escape' && this.#mode !== 'page') {
			this.#close();
		} else return;
		event.preventDefault();
	}

	#onSubmit(event: SubmitEvent): void {
		if (this.#mode !== 'page') return;
		event.preventDefault();
		void this.#search();
	}

	#onChange(target: EventTarget | null): void {
		if (!(target instanceof HTMLInputElement)) return;
		if (target.name === 'slash') device.set(SLASH, target.checked ? 'on' : 'off');
		else if (target.type === 'radio') {
			this.#category = target.value;
			void this.#search();
		}
	}

	#onClick({ target, button, ctrlKey, metaKey, shiftKey }: MouseEvent): void {
		if (!(target instanceof Element)) return;
		if (target.closest('[data-part=more]')) void this.#more();
		// The way may lead to a heading of this very page.
		else if (target.closest('a') && button === 0 && !ctrlKey && !metaKey && !shiftKey) this.#close();
	}

	#onFocusOut(next: EventTarget | null): void {
		if (this.#mode === 'panel' && !(next instanceof Node && this.contains(next))) this.#open(false);
	}

	/** Puts away what covers the page. */
	#close(): void {
		if (this.#mode === 'panel') this.#open(false);
		this.closest('dialog')?.close();
	}
}

customElements.define('help-search-box', HelpSearchBox);
