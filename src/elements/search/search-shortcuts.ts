import boxStyles from '../../styles/search-box.css?inline';
import dialogStyles from '../../styles/search-dialog.css?inline';
import { adoptStyles } from '../dom/adopt-styles.ts';
import { deviceStorage } from '../dom/browser-storage.ts';
import { SLASH_PREFERENCE } from '../dom/preferences.ts';
import { loadSearch, SEARCH_BOX_TAG } from './load-search.ts';
import { truncateToInput } from './truncate-to-input.ts';

/**
 * Focuses the visible search box, or opens the search dialog if there is none.
 * @returns `false` if the page has neither
 */
function focusSearch(query = ''): boolean {
	const shown = [...document.querySelectorAll(SEARCH_BOX_TAG)].find((box) => box.checkVisibility());
	const dialog = document.querySelector<HTMLDialogElement>('dialog[data-search]');
	if (!shown && dialog) {
		adoptStyles(boxStyles);
		adoptStyles(dialogStyles);
		// For its style sheet, which reserves the space of the scroll bar that disappears while the dialog is open.
		dialog.toggleAttribute('data-bar', innerWidth > document.documentElement.clientWidth);
		dialog.showModal();
	}
	const input = (shown ?? dialog)?.querySelector('input');
	if (!input) return false;
	input.focus();
	input.select();
	if (query) {
		input.value = query;
		input.dispatchEvent(new Event('input', { bubbles: true }));
	}
	loadSearch();
	return true;
}

function isTextField(target: EventTarget | undefined): boolean {
	if (!(target instanceof HTMLElement)) return false;
	return target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select');
}

function onKey(event: KeyboardEvent): void {
	const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
	if (event.defaultPrevented || event.isComposing || altKey) return;
	const isSlash = key === '/' && !ctrlKey && !metaKey && deviceStorage.get(SLASH_PREFERENCE) !== 'off';
	// On keyboards without Latin letters, the key at that position counts.
	const isLetterK = key.toLowerCase() === 'k' || (code === 'KeyK' && !/\p{Script=Latin}/u.test(key));
	const isK = isLetterK && ctrlKey !== metaKey && !shiftKey;
	const target = event.composedPath()[0];
	const isSearchBox = target instanceof Element && target.closest(SEARCH_BOX_TAG) !== null;
	const isShortcut = isTextField(target) ? isK && isSearchBox : isSlash || isK;
	if (isShortcut && focusSearch()) event.preventDefault();
}

/** Returns the search dialog if the pointer is on its backdrop. */
function findDialogOfBackdrop({ target, clientX, clientY }: MouseEvent): HTMLDialogElement | undefined {
	if (!(target instanceof HTMLDialogElement) || !target.matches('[data-search]')) return undefined;
	const { left, right, top, bottom } = target.getBoundingClientRect();
	const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
	return isInside ? undefined : target;
}

/**
 * The dialog on whose backdrop the pointer was pressed: selecting text may begin in the input and end on the backdrop.
 */
let pressedDialog: HTMLDialogElement | undefined;

function onClick(event: MouseEvent): void {
	const { target, ctrlKey, metaKey, shiftKey } = event;
	if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey) return;
	if (pressedDialog === findDialogOfBackdrop(event)) pressedDialog?.close();
	const opener = target.closest<HTMLElement>('[data-search-open]');
	if (opener && focusSearch(opener.dataset.searchOpen)) event.preventDefault();
}

/** Searches at once for the query of a shared search URL, or on the 404 page for the words of the path. */
function searchFromUrl(): void {
	const input = document.querySelector<HTMLInputElement>(`${SEARCH_BOX_TAG}[mode=page] input`);
	const asked = new URLSearchParams(location.search).get('q');
	if (input && asked) input.value ||= truncateToInput(asked, input);
	if ((input && asked) || document.querySelector(`${SEARCH_BOX_TAG}[lost]`)) loadSearch();
}

/** Listens for everything that opens the search: `/`, Ctrl or ⌘ K, buttons, and the search box itself. */
export function listenForSearchShortcuts(): void {
	document.addEventListener('keydown', onKey);
	document.addEventListener('pointerdown', (event) => {
		pressedDialog = findDialogOfBackdrop(event);
	});
	document.addEventListener('click', onClick);
	const onUse = (target: EventTarget | null) =>
		target instanceof Element && target.closest(SEARCH_BOX_TAG) && loadSearch();
	for (const type of ['focusin', 'input']) document.addEventListener(type, ({ target }) => onUse(target));
	onUse(document.activeElement);
	searchFromUrl();
}
