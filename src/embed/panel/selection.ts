import type { Peek } from '../article-dialog/article-dialog.ts';
import { dispatchSelect } from './events.ts';
import type { PanelView } from './panel-view.ts';

/** Opens the options that a reader chooses. */
export interface Selection {
	connect(signal: AbortSignal): void;
	/** Opens an option as a click on it would, or in a new tab. */
	openOption(option: HTMLAnchorElement, isNewTab: boolean): void;
	/** Whether an article is shown instead of the list. */
	isPeeking(): boolean;
	/** Removes that article; returns `true` if there was one. */
	closePeek(): boolean;
}

/** The parts of the box that a selection needs. */
interface BoxParts {
	box: HTMLElement;
	input: HTMLInputElement;
	view: PanelView;
	home: string;
}

/**
 * Opens what is chosen in a box. The page may cancel it with an event. Otherwise the article is shown in place of the
 * list, or if that is not possible, its link is followed.
 */
export function createSelection(host: HTMLElement, { box, input, view, home }: BoxParts): Selection {
	let peek: Peek | undefined;
	/** The id of the latest action: an article that arrives after a later action is ignored. */
	let latestId = 0;
	let isFollowing = false;

	const isAllowed = ({ href, dataset }: HTMLAnchorElement) =>
		dispatchSelect(host, { url: href, title: dataset.title ?? '', query: input.value.trim() });
	const closePeek = () => {
		latestId += 1;
		if (!peek) return false;
		peek.remove();
		peek = undefined;
		view.options.setShown(true);
		return true;
	};
	const goBack = () => {
		// Before the removal: removing the article with the focus in it would move the focus out of the box.
		input.focus();
		closePeek();
	};
	const follow = (link: HTMLAnchorElement) => {
		isFollowing = true;
		link.click();
		isFollowing = false;
	};
	const show = async (link: HTMLAnchorElement) => {
		closePeek();
		const id = latestId;
		view.element.ariaBusy = 'true';
		try {
			const { openPeek } = await import('../article-dialog/article-dialog.ts');
			const opened = await openPeek(view.element, link, goBack, () => id === latestId);
			if (!opened) return;
			peek = opened;
			view.options.setShown(false);
		} catch {
			if (id === latestId) follow(link);
		} finally {
			view.element.ariaBusy = null;
		}
	};
	const onClick = (event: MouseEvent) => {
		const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[role=option]') : null;
		if (!link) return;
		if (!isFollowing && !isAllowed(link)) {
			event.preventDefault();
			view.setOpen(false);
			return;
		}
		if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
		if (!isFollowing && host.getAttribute('peek') !== 'off' && link.href.startsWith(`${home}articles/`)) {
			event.preventDefault();
			void show(link);
		} else view.setOpen(false);
	};
	/** Keeps the focus in the input while the mouse chooses. */
	const onMouseDown = (event: MouseEvent) => {
		if (event.target instanceof Element && event.target.closest('[role=option]')) event.preventDefault();
	};
	return {
		connect: (signal) => {
			box.addEventListener('mousedown', onMouseDown, { signal });
			box.addEventListener('click', onClick, { signal });
			signal.addEventListener('abort', closePeek);
		},
		openOption: (option, isNewTab) => {
			if (!isNewTab) option.click();
			else if (isAllowed(option)) open(option.href, '_blank', 'noopener');
		},
		isPeeking: () => peek !== undefined,
		closePeek,
	};
}
