import { createOptionList, type OptionList } from '../../elements/search/option-list.ts';
import { createPart } from '../nodes.ts';
import { words } from '../words.ts';
import styles from './panel.css?inline';
import { createItemRows, type PanelItem } from './rows.ts';

/** What stands below a box. */
export interface PanelView {
	element: HTMLElement;
	options: OptionList;
	/** Opens or closes it, where it isn't always open. */
	setOpen(isOpen: boolean): void;
	isOpen(): boolean;
	/** Says something, aloud too. */
	announce(text: string): void;
	showItems(offers: readonly PanelItem[], label?: string): void;
	/** The same question, known better: what a reader points at or has chosen stays where it is. */
	refine(offers: readonly PanelItem[]): void;
	/** Leads on: to the help center's search page, and where nothing was found to a spelling that is near. */
	showFurtherLinks(to?: { all: string; isNothing?: boolean; nearestButton?: string | undefined }): void;
	/** What is pressed to look for the nearest spelling. */
	nearestButton: HTMLButtonElement;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Builds the panel below `input`, within `box`. It covers what follows, unless it always stands open. */
export function createPanelView(host: HTMLElement, box: HTMLElement, input: HTMLInputElement): PanelView {
	const root = box.getRootNode();
	if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
	const isFixed = host.hasAttribute('open') || host.hasAttribute('launcher');
	const status = createPart('p', 'status');
	const list = createPart('div', 'list');
	const nearestButton = createPart('button', 'nearest');
	const [before, after] = words.nearest.split('{words}');
	const nearestLine = createPart('p', 'nearest-line', before ?? '', nearestButton, after ?? '');
	const help = createPart('p', 'help', words.nothingHelp);
	const all = createPart('a', 'all');
	const element = createPart('div', 'panel', status, list, nearestLine, help, all);
	const canFloat = !isFixed && CSS.supports('anchor-name', '--a');
	element.className = isFixed ? 'panel' : 'panel over';
	if (canFloat) element.popover = 'manual';
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
		nearestLine.hidden = to?.nearestButton === undefined;
		nearestButton.textContent = to?.nearestButton ?? '';
		help.hidden = !to?.isNothing;
		all.hidden = !to;
		if (to) all.href = to.all;
		all.textContent = to?.isNothing ? words.open : words.all;
		all.target = target();
	};
	const setOpen = (isOpen: boolean) => {
		if (isFixed) return;
		element.hidden = !isOpen;
		if (canFloat && isOpen !== element.matches(':popover-open')) element.togglePopover(isOpen);
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
		isOpen: () => !isFixed && !element.hidden,
		announce: (text) => {
			if (status.textContent !== text) status.textContent = text;
		},
		showItems: (offers, label) => options.show(createItemRows(offers, target(), label)),
		refine: (offers) => void options.refine(createItemRows(offers, target())),
		showFurtherLinks,
		nearestButton,
	};
}
