const OPEN = 'details[data-closing][open]';

/** Closes what floats above the page as soon as a reader turns to something else, or presses Escape; then the focus is back on its name. */
function closeUnless(target: EventTarget | null): void {
	for (const details of document.querySelectorAll(OPEN))
		if (!(target instanceof Node && details.contains(target))) details.removeAttribute('open');
}

document.addEventListener('click', ({ target }) => closeUnless(target));
document.addEventListener('focusin', ({ target }) => closeUnless(target));
document.addEventListener('keydown', ({ key }) => {
	const details = key === 'Escape' && document.querySelector(OPEN);
	if (!details) return;
	closeUnless(null);
	details.querySelector('summary')?.focus();
});
