import { isCertain, type QuickAnswer } from '../../search/quick/quick-search.ts';
import type { Box } from '../types.ts';
import { formatResultCount, panelSetup, words } from '../words.ts';
import { getCategoryName, getLimit } from './attributes.ts';
import { dispatchQuery } from './events.ts';
import { getLoadedIndex, type LoadedIndex, loadIndex } from './index-source.ts';
import { createPanelView } from './panel-view.ts';
import { createItems } from './rows.ts';
import { createSelection } from './selection.ts';
import { findSuggestion, listMostRead, resolveSuggestion } from './suggested.ts';

/** The most rows before anything is typed. */
const MAX_SUGGESTIONS = 5;
/** Milliseconds of pause in typing after which excerpts are read. */
const PAUSE = 150;

/** Turns the form in `box` into a combobox with a list of results below it (ARIA APG). */
export function createBox(host: HTMLElement, box: HTMLElement, home: string): Box {
	const input = box.querySelector('input');
	if (!input) throw new Error('The box has no input.');
	const view = createPanelView(host, box, input);
	const query = () => input.value.trim();
	const selection = createSelection(host, { box, input, view, home });
	/** The id of the latest request: responses to earlier ones are ignored. */
	let latestId = 0;
	/** The query last reported to the page, and whether the page left showing the results to us. */
	let lastReported = { query: '', isOurs: true };
	let timer: ReturnType<typeof setTimeout> | undefined;

	const showSuggestions = (opened: LoadedIndex) => {
		lastReported = { query: '', isOurs: true };
		const suggestion = host.getAttribute('suggestions') ?? findSuggestion(location.href, panelSetup.suggestions);
		const rows = Math.min(MAX_SUGGESTIONS, getLimit(host));
		const suggested = suggestion && suggestion !== 'none' ? resolveSuggestion(suggestion, opened, home, rows) : [];
		if (suggested.length > 0) view.showItems(suggested, words.suggested);
		else view.showItems(suggestion === 'none' ? [] : listMostRead(opened, home, rows), words.popular);
		view.announce('');
		view.showFurtherLinks();
	};
	const showStatus = (opened: LoadedIndex, typed: string, answer: QuickAnswer) => {
		const { total, corrected, suggestion, isPartial } = answer;
		const isNothing = total === 0;
		const sentences = [
			corrected && words.corrected.replace('{query}', () => corrected),
			isPartial && words.partial,
			isNothing ? words.nothing.replace('{query}', () => typed) : formatResultCount(total),
		];
		view.announce(sentences.filter(Boolean).join(' '));
		const all = `${home}search/?q=${encodeURIComponent(corrected ?? typed)}`;
		const isPoor = isNothing || isPartial;
		const nearestQuery = suggestion ?? (isPoor ? opened.search.suggest(typed) : undefined);
		view.showFurtherLinks({ all, isNothing, nearestQuery });
	};
	/** Shows rows at once if they will not move, and those of the text as soon as it is loaded. */
	const showResults = (opened: LoadedIndex, typed: string) => {
		const { search, text } = opened;
		const hasExcerpts = host.hasAttribute('full-text');
		const find = () => search.search(typed, { limit: getLimit(host), category: getCategoryName(host, opened) });
		const report = ({ total }: QuickAnswer) => {
			// Focusing the box again is not a new query.
			if (typed !== lastReported.query)
				lastReported = { query: typed, isOurs: dispatchQuery(host, { query: typed, count: total }) };
			if (!lastReported.isOurs) view.setOpen(false);
			return lastReported.isOurs;
		};
		const showExcerptsLater = () => {
			clearTimeout(timer);
			if (!hasExcerpts) return;
			const id = latestId;
			timer = setTimeout(async () => {
				const { showExcerpts } = await import('./excerpts.ts');
				if (id === latestId) showExcerpts(view.list, search, typed);
			}, PAUSE);
		};
		const terms = search.listTextTerms(typed);
		const first = find();
		if (text.isLoaded(terms) || isCertain(first)) {
			if (!report(first)) return;
			view.showItems(createItems(first.rows, home, hasExcerpts));
			showStatus(opened, typed, first);
			showExcerptsLater();
		} else view.announce(words.waiting);
		if (text.isLoaded(terms)) return;
		const id = latestId;
		void text.load(terms).then(() => {
			if (id !== latestId) return;
			const whole = find();
			if (!report(whole)) return;
			const items = createItems(whole.rows, home, hasExcerpts);
			if (isCertain(first)) view.addMissing(items);
			else view.showItems(items);
			showStatus(opened, typed, whole);
			showExcerptsLater();
		});
	};
	const showFailure = () => {
		view.showItems([]);
		view.announce(query() ? words.failed : '');
		view.showFurtherLinks({ all: `${home}search/?q=${encodeURIComponent(query())}` });
	};
	/** Shows what belongs to the current query, now or as soon as the index is loaded. */
	const update = () => {
		latestId += 1;
		selection.closePeek();
		const id = latestId;
		const opened = getLoadedIndex();
		if (opened) {
			const typed = query();
			view.setOpen(true);
			if (typed) showResults(opened, typed);
			else showSuggestions(opened);
			return;
		}
		view.setOpen(query() !== '');
		view.announce(query() ? words.waiting : '');
		const ifLatest = (then: () => void) => () => {
			if (id === latestId) then();
		};
		loadIndex(home).then(ifLatest(update), ifLatest(showFailure));
	};
	const onKey = (event: KeyboardEvent) => {
		// While an input method composes a word, the keys belong to it.
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
			latestId += 1;
			if (!selection.closePeek()) view.setOpen(false);
			// Otherwise a dialog of the page around the box would close too.
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
			const onFocusOut = ({ relatedTarget: next }: FocusEvent) => {
				if (next instanceof Node && box.contains(next)) return;
				latestId += 1;
				selection.closePeek();
				view.setOpen(false);
			};
			box.addEventListener('focusout', onFocusOut, { signal });
			signal.addEventListener('abort', () => {
				latestId += 1;
				clearTimeout(timer);
				view.setOpen(false);
			});
		},
	};
}
