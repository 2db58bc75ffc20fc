/** The list below a combobox: options are walked through by arrow keys while the cursor stays in the box (ARIA APG, "combobox"). */
export interface OptionList {
	/** Shows other options; none is chosen. */
	show(nodes: Node[]): void;
	/** Adds options at the end; what is chosen stays. */
	add(nodes: Node[]): void;
	/** Goes `step` options on, from one end to the other. */
	move(step: 1 | -1): void;
	/** Chooses nothing. */
	leave(): void;
	/** The option that Enter opens. */
	chosen(): HTMLAnchorElement | undefined;
	/** Tells assistive technology whether options are in sight. */
	setShown(isShown: boolean): void;
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
	const update = () => {
		options = [...list.querySelectorAll<HTMLAnchorElement>('a[role=option]')];
		for (const [index, option] of options.entries()) option.id = `${list.id}-${index}`;
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
		add: (nodes) => {
			list.append(...nodes);
			update();
		},
		move: (step) => {
			const from = chosen ? options.indexOf(chosen) : step > 0 ? -1 : options.length;
			choose(options.at((from + step) % options.length));
		},
		leave: () => choose(undefined),
		chosen: () => chosen,
		setShown: (shown) => {
			isShown = shown;
			update();
		},
	};
}
