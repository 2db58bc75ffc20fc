import { createOptionList, type OptionList } from '../../elements/search/option-list.ts';
import { make } from '../nodes.ts';
import { words } from '../words.ts';
import styles from './panel.css?inline';
import { type Offer, offerRows } from './rows.ts';

/** What stands below a box. */
export interface PanelView {
	element: HTMLElement;
	options: OptionList;
	/** Opens or closes it, where it isn't always open. */
	setOpen(isOpen: boolean): void;
	isOpen(): boolean;
	/** Says something, aloud too. */
	say(text: string): void;
	offer(offers: readonly Offer[], label?: string): void;
	/** The same question, known better: what a reader points at or has chosen stays where it is. */
	refine(offers: readonly Offer[]): void;
	/** Leads on: to the help center's search page, and where nothing was found to a spelling that is near. */
	leadOn(to?: { all: string; isNothing?: boolean; nearest?: string | undefined }): void;
	/** What is pressed to look for the nearest spelling. */
	nearest: HTMLButtonElement;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Builds the panel below `input`, within `box`. It covers what follows, unless it always stands open. */
export function createPanelView(host: HTMLElement, box: HTMLElement, input: HTMLInputElement): PanelView {
	const root = box.getRootNode();
	if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
	const isFixed = host.hasAttribute('open') || host.hasAttribute('launcher');
	const status = make('p', 'status');
	const list = make('div', 'list');
	const nearest = make('button', 'nearest');
	const [before, after] = words.nearest.split('{words}');
	const nearestLine = make('p', 'nearest-line', before ?? '', nearest, after ?? '');
	const help = make('p', 'help', words.nothingHelp);
	const all = make('a', 'all');
	const element = make('div', 'panel', status, list, nearestLine, help, all);
	const canFloat = !isFixed && CSS.supports('anchor-name', '--a');
	element.className = isFixed ? 'panel' : 'panel over';
	if (canFloat) element.popover = 'manual';
	element.tabIndex = -1;
	status.role = 'status';
	list.role = 'listbox';
	list.id = 'list';
	list.ariaLabel = words.results;
	nearest.type = 'button';
	all.rel = 'noopener';
	box.append(element);
	input.role = 'combobox';
	input.setAttribute('aria-controls', list.id);
	input.setAttribute('aria-autocomplete', 'list');
	const options = createOptionList(input, list);
	const target = () => host.getAttribute('target') ?? '';

	const leadOn: PanelView['leadOn'] = (to) => {
		nearestLine.hidden = to?.nearest === undefined;
		nearest.textContent = to?.nearest ?? '';
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
		if (!isOpen) options.leave();
		options.setShown(isOpen);
	};
	leadOn();
	options.show([]);
	setOpen(false);
	return {
		element,
		options,
		setOpen,
		isOpen: () => !isFixed && !element.hidden,
		say: (text) => {
			if (status.textContent !== text) status.textContent = text;
		},
		offer: (offers, label) => options.show(offerRows(offers, target(), label)),
		refine: (offers) => void options.refine(offerRows(offers, target())),
		leadOn,
		nearest,
	};
}
