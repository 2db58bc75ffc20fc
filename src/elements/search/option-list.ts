/**
 * The list of a combobox: arrow keys move through the options while the focus stays in the input (ARIA APG,
 * "combobox").
 */
export interface OptionList {
	/** Replaces the options; none is chosen. */
	show(nodes: Node[]): void;
	/** Adds the rows that are not there yet; those that are stay where they are. */
	addMissing(nodes: Node[]): void;
	/** Adds options at the end; the chosen one stays chosen. */
	add(nodes: Node[]): void;
	/** Chooses the next or previous option, and wraps around at both ends. */
	move(step: 1 | -1): void;
	/** Chooses nothing. */
	clearChoice(): void;
	/** The option that Enter opens. */
	getChosen(): HTMLAnchorElement | undefined;
	/** Tells assistive technology whether the options are visible. */
	setShown(isShown: boolean): void;
}

/** The path of a row's article: where its first option leads. */
function getArticlePath(row: Node): string | undefined {
	if (row instanceof HTMLAnchorElement) return row.pathname;
	return row instanceof Element ? row.querySelector('a')?.pathname : undefined;
}

/** Makes `list` the option list of `input`. */
export function createOptionList(input: HTMLInputElement, list: HTMLElement): OptionList {
	let options: HTMLAnchorElement[] = [];
	let chosen: HTMLAnchorElement | undefined;
	let isShown = true;

	const choose = (option: HTMLAnchorElement | undefined) => {
		if (chosen) chosen.ariaSelected = 'false';
		chosen = option;
		if (!option) return input.removeAttribute('aria-activedescendant');
		option.ariaSelected = 'true';
		input.setAttribute('aria-activedescendant', option.id);
		option.scrollIntoView({ block: 'nearest' });
	};
	const update = () => {
		options = [...list.querySelectorAll<HTMLAnchorElement>('a[role=option]')];
		// The slug of a heading never has two dashes side by side.
		for (const [index, option] of options.entries()) {
			option.id = `${list.id}--${index}`;
			const excerpt = option.querySelector('.excerpt');
			if (!excerpt) continue;
			excerpt.id = `${option.id}--text`;
			option.setAttribute('aria-describedby', excerpt.id);
		}
		list.hidden = options.length === 0;
		input.ariaExpanded = String(isShown && options.length > 0);
	};
	return {
		show: (nodes) => {
			choose(undefined);
			list.replaceChildren(...nodes);
			list.scrollTop = 0;
			update();
		},
		addMissing: (nodes) => {
			const shown = new Set([...list.children].map(getArticlePath));
			list.append(...nodes.filter((node) => !shown.has(getArticlePath(node))));
			update();
		},
		add: (nodes) => {
			list.append(...nodes);
			update();
		},
		move: (step) => {
			const from = chosen ? options.indexOf(chosen) : step > 0 ? -1 : options.length;
			choose(options.at((from + step) % options.length));
		},
		clearChoice: () => choose(undefined),
		getChosen: () => chosen,
		setShown: (shown) => {
			isShown = shown;
			update();
		},
	};
}
