import { createOptionList, type OptionList } from '../../elements/search/option-list.ts';
import { createPart } from '../nodes.ts';
import { words } from '../words.ts';
import styles from './panel.css?inline';
import { createItemRows, type PanelItem } from './rows.ts';

/** The panel below a search box. */
export interface PanelView {
	element: HTMLElement;
	options: OptionList;
	/** Opens or closes the panel, unless it is always open. */
	setOpen(isOpen: boolean): void;
	isOpen(): boolean;
	/** Shows a message in the live region. */
	announce(text: string): void;
	showItems(items: readonly PanelItem[], label?: string): void;
	/** The list of items. */
	list: HTMLElement;
	/** Adds the items that are not there yet; those that are stay where they are. */
	addMissing(items: readonly PanelItem[]): void;
	/**
	 * Shows the link to the help center's search page (`all`) and, if nothing was found, the similar query
	 * `nearestQuery`. Without `to` hides both.
	 */
	showFurtherLinks(to?: { all: string; isNothing?: boolean; nearestQuery?: string | undefined }): void;
	/** The button that searches for the similar query. */
	nearestButton: HTMLButtonElement;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Creates the panel below `input`, inside `box`. It covers the page below, unless it is always open. */
export function createPanelView(host: HTMLElement, box: HTMLElement, input: HTMLInputElement): PanelView {
	const root = box.getRootNode();
	if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
	const isAlwaysOpen = host.hasAttribute('open') || host.hasAttribute('launcher');
	const status = createPart('p', 'status');
	const list = createPart('div', 'list');
	const nearestButton = createPart('button', 'nearest');
	const [before, after] = words.nearest.split('{words}');
	const nearestLine = createPart('p', 'nearest-line', before ?? '', nearestButton, after ?? '');
	const help = createPart('p', 'help', words.nothingHelp);
	const all = createPart('a', 'all');
	const element = createPart('div', 'panel', status, list, nearestLine, help, all);
	const isPopover = !isAlwaysOpen && CSS.supports('anchor-name', '--a');
	element.className = isAlwaysOpen ? 'panel' : 'panel over';
	if (isPopover) element.popover = 'manual';
	element.tabIndex = -1;
	status.role = 'status';
	list.role = 'listbox';
	list.id = 'list';
	list.ariaLabel = words.results;
	nearestButton.type = 'button';
	all.rel = 'noopener';
	box.append(element);
	input.role = 'combobox';
	input.setAttribute('aria-controls', list.id);
	input.setAttribute('aria-autocomplete', 'list');
	const options = createOptionList(input, list);
	const target = () => host.getAttribute('target') ?? '';

	const showFurtherLinks: PanelView['showFurtherLinks'] = (to) => {
		nearestLine.hidden = to?.nearestQuery === undefined;
		nearestButton.textContent = to?.nearestQuery ?? '';
		help.hidden = !to?.isNothing;
		all.hidden = !to;
		if (to) all.href = to.all;
		all.textContent = to?.isNothing ? words.open : words.all;
		all.target = target();
	};
	const setOpen = (isOpen: boolean) => {
		if (isAlwaysOpen) return;
		element.hidden = !isOpen;
		if (isPopover && isOpen !== element.matches(':popover-open')) element.togglePopover(isOpen);
		if (!isOpen) options.clearChoice();
		options.setShown(isOpen);
	};
	showFurtherLinks();
	options.show([]);
	setOpen(false);
	return {
		element,
		options,
		setOpen,
		isOpen: () => !isAlwaysOpen && !element.hidden,
		announce: (text) => {
			if (status.textContent !== text) status.textContent = text;
		},
		showItems: (items, label) => options.show(createItemRows(items, target(), label)),
		list,
		addMissing: (items) => options.addMissing(createItemRows(items, target())),
		showFurtherLinks,
		nearestButton,
	};
}
