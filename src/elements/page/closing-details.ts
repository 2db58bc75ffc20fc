const OPEN = 'details[data-closing][open]';

/** Closes what floats above the page as soon as a reader turns to something else, or presses Escape; then the focus is back on its name. */
function closeDetailsOutside(target: EventTarget | null): void {
	for (const details of document.querySelectorAll(OPEN))
		if (!(target instanceof Node && details.contains(target))) details.removeAttribute('open');
}

document.addEventListener('click', ({ target }) => closeDetailsOutside(target));
document.addEventListener('focusin', ({ target }) => closeDetailsOutside(target));
document.addEventListener('keydown', ({ key }) => {
	const details = key === 'Escape' && document.querySelector(OPEN);
	if (!details) return;
	closeDetailsOutside(null);
	details.querySelector('summary')?.focus();
});
