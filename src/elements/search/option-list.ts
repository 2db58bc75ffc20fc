/**
 * The list of a combobox: arrow keys move through the options while the focus stays in the input (ARIA APG,
 * "combobox").
 */
export interface OptionList {
	/** Replaces the options; none is chosen. */
	show(nodes: Node[]): void;
	/**
	 * Updates the options with better results for the same query. If an option is chosen or under the pointer, it and
	 * all rows above it stay in place, only the rows below it change, and the result is `true`.
	 */
	refine(nodes: Node[]): boolean;
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
	/** Finds the row, or group of rows, that must not move. */
	const findFixedRow = () => {
		const option = chosen ?? list.querySelector(':is(a:hover, a:active)');
		return [...list.children].find((row) => row.contains(option));
	};
	const update = () => {
		options = [...list.querySelectorAll<HTMLAnchorElement>('a[role=option]')];
		// The slug of a heading never has two dashes side by side.
		for (const [index, option] of options.entries()) option.id = `${list.id}--${index}`;
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
		refine: (nodes) => {
			const row = findFixedRow();
			if (!row) {
				list.replaceChildren(...nodes);
				update();
				return false;
			}
			const rows = [...list.children];
			const kept = rows.slice(0, rows.indexOf(row) + 1);
			const shown = new Set(kept.map(getArticlePath));
			for (const other of rows.slice(kept.length)) other.remove();
			list.append(...nodes.filter((node) => !shown.has(getArticlePath(node))));
			update();
			return true;
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
