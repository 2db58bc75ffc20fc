import type { QuickAnswer } from '../../search/quick/quick-search.ts';
import type { Box } from '../types.ts';
import { countWords, told, words } from '../words.ts';
import { categoryOf, limitOf } from './asked.ts';
import { tellQuery } from './events.ts';
import { type Opened, openedIndex, openIndex } from './index-source.ts';
import { createPanelView } from './panel-view.ts';
import { foundOffers } from './rows.ts';
import { createSelection } from './selection.ts';
import { mostRead, readSuggestion, suggestionFor } from './suggested.ts';

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

	const showStart = (opened: Opened) => {
		heard = { query: '', isOurs: true };
		const asked = host.getAttribute('suggestions') ?? suggestionFor(location.href, told.suggestions);
		const rows = Math.min(START_ROWS, limitOf(host));
		const suggested = asked && asked !== 'none' ? readSuggestion(asked, opened, home, rows) : [];
		if (suggested.length > 0) view.offer(suggested, words.suggested);
		else view.offer(asked === 'none' ? [] : mostRead(opened, home, rows), words.popular);
		view.say('');
		view.leadOn();
	};
	const showFound = (opened: Opened, asked: string) => {
		const { search, index } = opened;
		const category = categoryOf(host, opened);
		const quick = search.search(asked, { limit: limitOf(host), category });
		// Who only comes back to the box hasn't asked again.
		if (asked !== heard.query) heard = { query: asked, isOurs: tellQuery(host, { query: asked, count: quick.total }) };
		if (!heard.isOurs) return view.setOpen(false);
		const say = ({ total, corrected, isPartial }: Pick<QuickAnswer, 'total' | 'corrected' | 'isPartial'>) => {
			const isNothing = total === 0;
			const said = [
				corrected && words.corrected.replace('{query}', () => corrected),
				isPartial && words.partial,
				isNothing ? words.nothing.replace('{query}', () => asked) : countWords(total),
			];
			view.say(said.filter(Boolean).join(' '));
			const all = `${home}search/?q=${encodeURIComponent(corrected ?? asked)}`;
			view.leadOn({ all, isNothing, nearest: isNothing ? search.nearest(asked) : undefined });
		};
		view.offer(foundOffers(quick.rows, home));
		say(quick);
		if (!host.hasAttribute('full-text')) return;
		const own = turn;
		clearTimeout(pause);
		pause = setTimeout(async () => {
			const question = { query: asked, category, quick, home, base: index.base };
			// Titles and headings have answered; where the text can't, they are all there is.
			const coming = import('./full-text.ts').then(({ searchText }) => searchText(question));
			const whole = await coming.catch(() => undefined);
			if (own !== turn || !whole || whole.offers.length === 0) return;
			view.refine(whole.offers);
			say(whole);
		}, PAUSE);
	};
	const fail = () => {
		view.offer([]);
		view.say(query() ? words.failed : '');
		view.leadOn({ all: `${home}search/?q=${encodeURIComponent(query())}` });
	};
	/** Shows what belongs to what is typed, now or once it can be known. */
	const update = () => {
		turn += 1;
		selection.endPeek();
		const own = turn;
		const opened = openedIndex();
		if (opened) {
			const asked = query();
			view.setOpen(true);
			if (asked) showFound(opened, asked);
			else showStart(opened);
			return;
		}
		view.setOpen(query() !== '');
		view.say(query() ? words.waiting : '');
		const again = (then: () => void) => () => {
			if (own === turn) then();
		};
		openIndex(home).then(again(update), again(fail));
	};
	const onKey = (event: KeyboardEvent) => {
		// While an input method composes a word, its keys are its own.
		if (event.isComposing || event.altKey) return;
		const { key, ctrlKey, metaKey } = event;
		const chosen = view.options.chosen();
		if (key === 'ArrowDown' || key === 'ArrowUp') {
			selection.endPeek();
			view.setOpen(true);
			view.options.move(key === 'ArrowDown' ? 1 : -1);
		} else if (key === 'Enter' && chosen) {
			selection.take(chosen, ctrlKey || metaKey);
		} else if (key === 'Escape' && (view.isOpen() || selection.isPeeking())) {
			turn += 1;
			if (!selection.endPeek()) view.setOpen(false);
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
			view.nearest.addEventListener(
				'click',
				() => {
					input.value = view.nearest.textContent;
					input.focus();
					update();
				},
				{ signal },
			);
			selection.connect(signal);
			const leave = ({ relatedTarget: next }: FocusEvent) => {
				if (next instanceof Node && box.contains(next)) return;
				turn += 1;
				selection.endPeek();
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
