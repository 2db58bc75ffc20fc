const OPEN = 'details[data-closing][open]';

/** Closes open menus (`<details data-closing>`) that do not contain `target`. */
function closeDetailsOutside(target: EventTarget | null): void {
	for (const details of document.querySelectorAll(OPEN))
		if (!(target instanceof Node && details.contains(target))) details.removeAttribute('open');
}

/** Closes an open menu on a click or focus elsewhere, and on Escape, which also moves the focus back to its summary. */
export function closeDetailsElsewhere(): void {
	document.addEventListener('click', ({ target }) => closeDetailsOutside(target));
	document.addEventListener('focusin', ({ target }) => closeDetailsOutside(target));
	document.addEventListener('keydown', ({ key }) => {
		const details = key === 'Escape' && document.querySelector(OPEN);
		if (!details) return;
		closeDetailsOutside(null);
		details.querySelector('summary')?.focus();
	});
}
