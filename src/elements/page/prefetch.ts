declare global {
	interface Navigator {
		/** Only some browsers say it. */
		readonly connection?: { readonly saveData?: boolean };
	}
}

/** Long enough to tell pointing at a link from passing over it, in milliseconds. */
const INTENT = 80;
const PAGE = new RegExp(`^${import.meta.env.BASE_URL}(?:(?:articles|categories|tags)/[^/]+/)?$`);

/**
 * Brings a page before the reader opens it, once they point at its link, where the browser doesn't do so by the page's speculation
 * rules. A reader who saves data gets neither.
 */
export function prefetchOnIntent(): void {
	if (navigator.connection?.saveData) {
		document.querySelector('script[type=speculationrules]')?.remove();
		return;
	}
	if (HTMLScriptElement.supports?.('speculationrules')) return;
	const asked = new Set([location.pathname]);
	let timer: ReturnType<typeof setTimeout>;
	const look = ({ target }: Event) => {
		clearTimeout(timer);
		const link = target instanceof Element && target.closest('a');
		if (!link || link.origin !== location.origin || asked.has(link.pathname) || !PAGE.test(link.pathname)) return;
		timer = setTimeout(() => {
			asked.add(link.pathname);
			// What can't be had now is asked for again when the link is followed. The body is read, so that all of it is kept.
			fetch(link.pathname, { priority: 'low' })
				.then((answer) => answer.blob())
				.catch(() => {});
		}, INTENT);
	};
	for (const type of ['pointerover', 'focusin']) addEventListener(type, look, { passive: true });
}
