/** The list below a combobox: options are walked through by arrow keys while the cursor stays in the box (ARIA APG, "combobox"). */
export interface OptionList {
	/** Shows other options; none is chosen. */
	show(nodes: Node[]): void;
	/**
	 * Shows what is known by now of the same question. Where an option is chosen or pointed at, it stays where it is, with all above it, and
	 * `true` is returned; only what follows it changes.
	 */
	refine(nodes: Node[]): boolean;
	/** Adds options at the end; what is chosen stays. */
	add(nodes: Node[]): void;
	/** Goes `step` options on, from one end to the other. */
	move(step: 1 | -1): void;
	/** Chooses nothing. */
	clearChoice(): void;
	/** The option that Enter opens. */
	getChosen(): HTMLAnchorElement | undefined;
	/** Tells assistive technology whether options are in sight. */
	setShown(isShown: boolean): void;
}

/** Where the first option of a row leads: to its article. */
function getArticlePath(row: Node): string | undefined {
	if (row instanceof HTMLAnchorElement) return row.pathname;
	return row instanceof Element ? row.querySelector('a')?.pathname : undefined;
}

/** Ties `list` to `input`. */
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
	/** The row, or group of rows, that must not move. */
	const held = () => {
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
			const row = held();
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
