/** Smaller movements are those of a resting finger. */
const MIN_MOVE = 8;
/** Near the top of a page the header always shows. */
const TOP = 120;

/** Marks the header with `data-away` while the reader scrolls down: on phones the styles then hide it. */
export function hideHeaderOnScroll(): void {
	const header = document.querySelector('.site-header');
	let last = scrollY;
	addEventListener(
		'scroll',
		() => {
			if (Math.abs(scrollY - last) < MIN_MOVE) return;
			header?.toggleAttribute('data-away', scrollY > last && scrollY > TOP);
			last = scrollY;
		},
		{ passive: true },
	);
}
