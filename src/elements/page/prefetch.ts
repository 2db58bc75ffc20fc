declare global {
	interface Navigator {
		/** Only some browsers have it. */
		readonly connection?: { readonly saveData?: boolean };
	}
}

/** Separates pointing at a link from passing over it, in milliseconds. */
const HOVER_DELAY = 80;
const PAGE_PATH = new RegExp(`^${import.meta.env.BASE_URL}(?:(?:articles|categories|tags)/[^/]+/)?$`);

/**
 * Prefetches a page when the reader points at its link or focuses it, in browsers without speculation rules. Readers
 * who save data get neither: the page's speculation rules are removed too.
 */
export function prefetchOnIntent(): void {
	if (navigator.connection?.saveData) {
		document.querySelector('script[type=speculationrules]')?.remove();
		return;
	}
	if (HTMLScriptElement.supports?.('speculationrules')) return;
	const requested = new Set([location.pathname]);
	let timer: ReturnType<typeof setTimeout>;
	const onPoint = ({ target }: Event) => {
		clearTimeout(timer);
		const link = target instanceof Element && target.closest('a');
		if (!link || link.origin !== location.origin || requested.has(link.pathname) || !PAGE_PATH.test(link.pathname))
			return;
		timer = setTimeout(() => {
			requested.add(link.pathname);
			// If this fails, the link itself loads the page. The body is read so that the browser caches all of it.
			fetch(link.pathname, { priority: 'low' })
				.then((response) => response.blob())
				.catch(() => {});
		}, HOVER_DELAY);
	};
	for (const type of ['pointerover', 'focusin']) addEventListener(type, onPoint, { passive: true });
}
