import type { Peek } from '../article-dialog/article-dialog.ts';
import { dispatchSelect } from './events.ts';
import type { PanelView } from './panel-view.ts';

/** What a reader does with an option. */
export interface Selection {
	connect(signal: AbortSignal): void;
	/** Opens an option as a click on it would, in a new tab where asked to. */
	openOption(option: HTMLAnchorElement, isNewTab: boolean): void;
	/** Whether an article is shown in the place of the list. */
	isPeeking(): boolean;
	/** Takes it away; `true` where there was one. */
	closePeek(): boolean;
}

/** What a selection needs of the box. */
interface BoxParts {
	box: HTMLElement;
	input: HTMLInputElement;
	view: PanelView;
	home: string;
}

/** Opens what is chosen in a box: the page is asked first, then the article is shown in place, and where it can't be, its link is followed. */
export function createSelection(host: HTMLElement, { box, input, view, home }: BoxParts): Selection {
	let peek: Peek | undefined;
	/** Counts what was begun: an article that comes after something else was done comes too late. */
	let turn = 0;
	let isFollowing = false;

	const isAllowed = ({ href, dataset }: HTMLAnchorElement) =>
		dispatchSelect(host, { url: href, title: dataset.title ?? '', query: input.value.trim() });
	const closePeek = () => {
		turn += 1;
		if (!peek) return false;
		peek.remove();
		peek = undefined;
		view.options.setShown(true);
		return true;
	};
	const goBack = () => {
		// First: what is taken away with the focus in it would take the focus out of the box.
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
		const own = turn;
		view.element.ariaBusy = 'true';
		try {
			const { openPeek } = await import('../article-dialog/article-dialog.ts');
			const opened = await openPeek(view.element, link, goBack, () => own === turn);
			if (!opened) return;
			peek = opened;
			view.options.setShown(false);
		} catch {
			if (own === turn) follow(link);
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
	/** The cursor stays where it is while the mouse chooses. */
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
