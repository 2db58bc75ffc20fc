import { deviceStorage } from '../dom/browser-storage.ts';
import { SLASH_PREFERENCE } from '../dom/preferences.ts';
import { loadSearch, SEARCH_BOX_TAG } from './load-search.ts';
import { truncateToInput } from './truncate-to-input.ts';

/**
 * Puts the cursor into the search box that shows, or opens the dialog where none does.
 * @returns `false` where the page has neither
 */
function focusSearch(words = ''): boolean {
	const shown = [...document.querySelectorAll(SEARCH_BOX_TAG)].find((box) => box.checkVisibility());
	const dialog = document.querySelector<HTMLDialogElement>('dialog[data-search]');
	if (!shown && dialog) {
		// Its style sheet keeps the room of a scroll bar that goes meanwhile.
		dialog.toggleAttribute('data-bar', innerWidth > document.documentElement.clientWidth);
		dialog.showModal();
	}
	const input = (shown ?? dialog)?.querySelector('input');
	if (!input) return false;
	input.focus();
	input.select();
	if (words) {
		input.value = words;
		input.dispatchEvent(new Event('input', { bubbles: true }));
	}
	loadSearch();
	return true;
}

function isTyping(target: EventTarget | undefined): boolean {
	if (!(target instanceof HTMLElement)) return false;
	return target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select');
}

function onKey(event: KeyboardEvent): void {
	const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
	if (event.defaultPrevented || event.isComposing || altKey) return;
	const isSlash = key === '/' && !ctrlKey && !metaKey && deviceStorage.get(SLASH_PREFERENCE) !== 'off';
	// A keyboard without Latin letters has the key at its place.
	const isLetterK = key.toLowerCase() === 'k' || (code === 'KeyK' && !/\p{Script=Latin}/u.test(key));
	const isK = isLetterK && ctrlKey !== metaKey && !shiftKey;
	const target = event.composedPath()[0];
	const isOurs = target instanceof Element && target.closest(SEARCH_BOX_TAG) !== null;
	const isMeant = isTyping(target) ? isK && isOurs : isSlash || isK;
	if (isMeant && focusSearch()) event.preventDefault();
}

/** The dialog that the pointer is beside, on its backdrop. */
function findDialogOfBackdrop({ target, clientX, clientY }: MouseEvent): HTMLDialogElement | undefined {
	if (!(target instanceof HTMLDialogElement) || !target.matches('[data-search]')) return undefined;
	const { left, right, top, bottom } = target.getBoundingClientRect();
	const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
	return isInside ? undefined : target;
}

/** Where the pointer went down: a selection that began in the box may end beside the dialog. */
let pressedBeside: HTMLDialogElement | undefined;

function onClick(event: MouseEvent): void {
	const { target, ctrlKey, metaKey, shiftKey } = event;
	if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey) return;
	if (pressedBeside === findDialogOfBackdrop(event)) pressedBeside?.close();
	const opener = target.closest<HTMLElement>('[data-search-open]');
	if (opener && focusSearch(opener.dataset.searchOpen)) event.preventDefault();
}

/** Whoever follows a shared search, or an address that leads nowhere, has asked already. */
function searchFromUrl(): void {
	const input = document.querySelector<HTMLInputElement>(`${SEARCH_BOX_TAG}[mode=page] input`);
	const asked = new URLSearchParams(location.search).get('q');
	if (input && asked) input.value ||= truncateToInput(asked, input);
	if ((input && asked) || document.querySelector(`${SEARCH_BOX_TAG}[lost]`)) loadSearch();
}

/** Listens for every way of turning to the search: `/`, Ctrl or ⌘ K, buttons, and the box itself. */
export function listenForSearchShortcuts(): void {
	document.addEventListener('keydown', onKey);
	document.addEventListener('pointerdown', (event) => {
		pressedBeside = findDialogOfBackdrop(event);
	});
	document.addEventListener('click', onClick);
	const onUse = (target: EventTarget | null) =>
		target instanceof Element && target.closest(SEARCH_BOX_TAG) && loadSearch();
	for (const type of ['focusin', 'input']) document.addEventListener(type, ({ target }) => onUse(target));
	onUse(document.activeElement);
	searchFromUrl();
}
