import type { QuickAnswer } from '../../search/quick/quick-search.ts';
import type { Box } from '../types.ts';
import { formatResultCount, panelSetup, words } from '../words.ts';
import { getCategoryName, getLimit } from './asked.ts';
import { dispatchQuery } from './events.ts';
import { getLoadedIndex, type LoadedIndex, loadIndex } from './index-source.ts';
import { createPanelView } from './panel-view.ts';
import { createItems } from './rows.ts';
import { createSelection } from './selection.ts';
import { findSuggestion, listMostRead, resolveSuggestion } from './suggested.ts';

/** Rows before anything is typed. */
const START_ROWS = 5;
/** Milliseconds without a key after which the words of the articles are asked too. */
const PAUSE = 150;

/** Completes the form in `box`: a combobox with a list of what is found below it (ARIA APG). */
export function createBox(host: HTMLElement, box: HTMLElement, home: string): Box {
	const input = box.querySelector('input');
	if (!input) throw new Error('The box has no input.');
	const view = createPanelView(host, box, input);
	const query = () => input.value.trim();
	const selection = createSelection(host, { box, input, view, home });
	/** Counts the questions: what comes for an earlier one comes too late. */
	let turn = 0;
	/** The query that the page was told of last, and whether it left the answer to us. */
	let heard = { query: '', isOurs: true };
	let pause: ReturnType<typeof setTimeout> | undefined;

	const showStart = (opened: LoadedIndex) => {
		heard = { query: '', isOurs: true };
		const asked = host.getAttribute('suggestions') ?? findSuggestion(location.href, panelSetup.suggestions);
		const rows = Math.min(START_ROWS, getLimit(host));
		const suggested = asked && asked !== 'none' ? resolveSuggestion(asked, opened, home, rows) : [];
		if (suggested.length > 0) view.showItems(suggested, words.suggested);
		else view.showItems(asked === 'none' ? [] : listMostRead(opened, home, rows), words.popular);
		view.announce('');
		view.showFurtherLinks();
	};
	const showFound = (opened: LoadedIndex, asked: string) => {
		const { search, index } = opened;
		const category = getCategoryName(host, opened);
		const quick = search.search(asked, { limit: getLimit(host), category });
		// Who only comes back to the box hasn't asked again.
		if (asked !== heard.query)
			heard = { query: asked, isOurs: dispatchQuery(host, { query: asked, count: quick.total }) };
		if (!heard.isOurs) return view.setOpen(false);
		const say = ({ total, corrected, isPartial }: Pick<QuickAnswer, 'total' | 'corrected' | 'isPartial'>) => {
			const isNothing = total === 0;
			const said = [
				corrected && words.corrected.replace('{query}', () => corrected),
				isPartial && words.partial,
				isNothing ? words.nothing.replace('{query}', () => asked) : formatResultCount(total),
			];
			view.announce(said.filter(Boolean).join(' '));
			const all = `${home}search/?q=${encodeURIComponent(corrected ?? asked)}`;
			view.showFurtherLinks({ all, isNothing, nearestButton: isNothing ? search.suggest(asked) : undefined });
		};
		view.showItems(createItems(quick.rows, home));
		say(quick);
		if (!host.hasAttribute('full-text')) return;
		const own = turn;
		clearTimeout(pause);
		pause = setTimeout(async () => {
			const question = { query: asked, category, quick, home, base: index.base };
			// Titles and headings have answered; where the text can't, they are all there is.
			const coming = import('./full-text.ts').then(({ searchFullText }) => searchFullText(question));
			const whole = await coming.catch(() => undefined);
			if (own !== turn || !whole || whole.items.length === 0) return;
			view.refine(whole.items);
			say(whole);
		}, PAUSE);
	};
	const fail = () => {
		view.showItems([]);
		view.announce(query() ? words.failed : '');
		view.showFurtherLinks({ all: `${home}search/?q=${encodeURIComponent(query())}` });
	};
	/** Shows what belongs to what is typed, now or once it can be known. */
	const update = () => {
		turn += 1;
		selection.closePeek();
		const own = turn;
		const opened = getLoadedIndex();
		if (opened) {
			const asked = query();
			view.setOpen(true);
			if (asked) showFound(opened, asked);
			else showStart(opened);
			return;
		}
		view.setOpen(query() !== '');
		view.announce(query() ? words.waiting : '');
		const again = (then: () => void) => () => {
			if (own === turn) then();
		};
		loadIndex(home).then(again(update), again(fail));
	};
	const onKey = (event: KeyboardEvent) => {
		// While an input method composes a word, its keys are its own.
		if (event.isComposing || event.altKey) return;
		const { key, ctrlKey, metaKey } = event;
		const chosen = view.options.getChosen();
		if (key === 'ArrowDown' || key === 'ArrowUp') {
			selection.closePeek();
			view.setOpen(true);
			view.options.move(key === 'ArrowDown' ? 1 : -1);
		} else if (key === 'Enter' && chosen) {
			selection.openOption(chosen, ctrlKey || metaKey);
		} else if (key === 'Escape' && (view.isOpen() || selection.isPeeking())) {
			turn += 1;
			if (!selection.closePeek()) view.setOpen(false);
			// Else the page's own dialog around would close too.
			event.stopPropagation();
		} else return;
		event.preventDefault();
	};
	return {
		show: update,
		connect: (signal) => {
			input.addEventListener('input', update, { signal });
			input.addEventListener('keydown', onKey, { signal });
			input.addEventListener('focus', () => selection.isPeeking() || update(), { signal });
			input.addEventListener('click', () => view.isOpen() || update(), { signal });
			view.nearestButton.addEventListener(
				'click',
				() => {
					input.value = view.nearestButton.textContent;
					input.focus();
					update();
				},
				{ signal },
			);
			selection.connect(signal);
			const leave = ({ relatedTarget: next }: FocusEvent) => {
				if (next instanceof Node && box.contains(next)) return;
				turn += 1;
				selection.closePeek();
				view.setOpen(false);
			};
			box.addEventListener('focusout', leave, { signal });
			signal.addEventListener('abort', () => {
				turn += 1;
				clearTimeout(pause);
				view.setOpen(false);
			});
		},
	};
}
