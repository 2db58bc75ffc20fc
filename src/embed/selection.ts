import { tellSelect } from './events.ts';
import type { PanelView } from './panel-view.ts';

/** What a reader does with an option. */
export interface Selection {
	connect(signal: AbortSignal): void;
	/** Opens an option as its link would, in a new tab where asked to. */
	take(option: HTMLAnchorElement, isNewTab: boolean): void;
	/** Whether an article is shown in the place of the list. */
	isPeeking(): boolean;
}

/** Opens what is chosen in `box`: the page is asked first. */
export function createSelection(
	host: HTMLElement,
	box: HTMLElement,
	view: PanelView,
	{ query }: { query: () => string; home: string },
): Selection {
	const isAllowed = ({ href, dataset }: HTMLAnchorElement) =>
		tellSelect(host, { url: href, title: dataset.title ?? '', query: query() });
	const onClick = (event: MouseEvent) => {
		const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[role=option]') : null;
		if (!link) return;
		if (!isAllowed(link)) event.preventDefault();
		else if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
		view.setOpen(false);
	};
	return {
		connect: (signal) => box.addEventListener('click', onClick, { signal }),
		take: (option, isNewTab) => {
			if (!isNewTab) option.click();
			else if (isAllowed(option)) open(option.href, '_blank', 'noopener');
		},
		isPeeking: () => false,
	};
}
