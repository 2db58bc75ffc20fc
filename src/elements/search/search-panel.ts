import type { SearchAnswer } from '../../search/browser/search-answer.ts';
import { getPart } from './get-part.ts';
import type { OptionList } from './option-list.ts';
import { readRecentArticles } from './recent-articles.ts';
import { createFilterChips, createHitRows, createLinkRows, fillExcerpts } from './search-rows.ts';
import { addHereToMail, addQueryToLink, addQueryToWays, showNearest } from './ways-out.ts';

/** What a search box shows below its input. */
export interface SearchPanel {
	/** Shows what to read before anything is typed: recently opened articles, and the most-read ones. */
	showStart(): void;
	/** Removes rows that belong to another query. */
	clearRows(): void;
	/** Shows that the answer takes a while. `hasRows`: its first rows are already shown. */
	showWaiting(hasRows: boolean): void;
	/**
	 * `first`: the first rows, with the complete answer to follow; `refined`: the complete answer after first rows,
	 * which only adds rows below them; `whole`: the complete answer without first rows. `nearest`: a similar query,
	 * offered if no article has all words.
	 */
	showAnswer(
		answer: SearchAnswer,
		query: string,
		category: string,
		kind: 'first' | 'refined' | 'whole',
		nearest?: string | undefined,
	): void;
	/** Adds the next page of the same answer. */
	addAnswer(answer: SearchAnswer, query: string): void;
	/** Shows that the next page could not be loaded. */
	showNoMore(): void;
	/** Shows that the search failed. */
	showFailure(query: string): void;
}

/** The texts in a panel's HTML, with numbers formatted in its language. */
function createMessages(box: HTMLElement) {
	const texts: Record<string, string | undefined> = JSON.parse(getPart(box, 'panel').dataset.words ?? '{}');
	const language = box.closest<HTMLElement>('[lang]')?.lang;
	const plural = new Intl.PluralRules(language || undefined);
	const number = new Intl.NumberFormat(language || undefined);
	/** `shown`: how many articles are shown, if the reader has loaded more than the first page. */
	const formatCount = ({ total }: SearchAnswer, query: string, shown: number | undefined) => {
		if (total === 0) return texts.nothing?.replace('{query}', () => query);
		if (shown === undefined) return (texts[plural.select(total)] ?? texts.other)?.replace('{n}', number.format(total));
		const all = number.format(Math.max(total, shown));
		return texts.shown?.replace('{shown}', number.format(shown)).replace('{total}', all);
	};
	const describe = (answer: SearchAnswer, query: string, shown?: number): string => {
		const { total, corrected, isPartial, missing } = answer;
		const understood = total > 0 && corrected && texts.corrected?.replace('{query}', () => corrected);
		const parts = [missing && texts[missing], understood, total > 0 && isPartial && texts.partial];
		return [...parts, formatCount(answer, query, shown)].filter(Boolean).join(' ');
	};
	return [texts, number, describe] as const;
}

/** From this number of articles on, results can be filtered by category. */
const MIN_FILTERED = 12;

/** Creates the panel of `box` from the parts and texts in its HTML. */
export function createSearchPanel(box: HTMLElement, options: OptionList): SearchPanel {
	const [texts, number, describe] = createMessages(box);
	const popular: { title: string; path: string }[] = JSON.parse(getPart(box, 'panel').dataset.popular ?? '[]');
	const contactWays: { title: string; path: string }[] = JSON.parse(getPart(box, 'panel').dataset.contact ?? '[]');
	const contact = (query: string) =>
		contactWays.map(({ title, path }) => ({
			title,
			path: addQueryToLink(addHereToMail(path), query, location.origin),
		}));
	const status = getPart(box, 'status');
	const filter = getPart(box, 'filter');
	const list = getPart(box, 'list');
	let chips = '';

	/** Updates the live region. While it is busy, screen readers do not read it out. */
	const announce = (text: string | undefined, isBusy = false) => {
		status.ariaBusy = String(isBusy);
		if (status.textContent !== (text ?? '')) status.textContent = text ?? '';
	};
	/** Shows these of the optional parts, and hides the others. */
	const showParts = (...names: string[]) => {
		for (const name of ['more', 'ways', 'help', 'retry']) getPart(box, name).hidden = !names.includes(name);
	};
	/** Few results need no filter; one that is set can be removed. */
	const showChips = (categories: SearchAnswer['categories'], category: string) => {
		const total = categories.reduce((sum, { count }) => sum + count, 0);
		filter.hidden = categories.length < 2 || (total < MIN_FILTERED && !category);
		const next = JSON.stringify([categories, category]);
		if (filter.hidden || next === chips) return;
		chips = next;
		const hadFocus = filter.contains(document.activeElement);
		getPart(box, 'chips').replaceChildren(
			...createFilterChips(`${box.id}-category`, texts.all ?? '', category, categories, number),
		);
		if (hadFocus) filter.querySelector<HTMLInputElement>('input:checked')?.focus();
	};
	/** Shows these parts and `text`, and no rows. */
	const showNoRows = (text: string | undefined, ...names: string[]) => {
		options.show([]);
		showNearest(box, undefined);
		showChips([], '');
		showParts(...names);
		announce(text);
	};
	return {
		showStart: () => {
			const recent = readRecentArticles().filter(({ path }) => path !== location.pathname);
			const others = popular.filter(({ path }) => !recent.some((entry) => entry.path === path));
			options.show([...createLinkRows(texts.recent ?? '', recent), ...createLinkRows(texts.popular ?? '', others)]);
			showNearest(box, undefined);
			showChips([], '');
			showParts();
			announce('');
		},
		clearRows: () => {
			if (!list.hidden || !getPart(box, 'ways').hidden) showNoRows('');
		},
		showWaiting: (hasRows) => announce(hasRows ? status.textContent : status.dataset.waiting),
		showAnswer: (answer, query, category, kind, nearest) => {
			const { hits, total, categories, more, isPartial, suggestion, wantsPerson } = answer;
			const rows = hits.map(createHitRows);
			const ways = wantsPerson ? createLinkRows(texts.contact ?? '', contact(query)) : [];
			if (kind === 'refined' && total > 0) options.addMissing(rows);
			else options.show([...ways, ...rows]);
			// Nothing above the rows may grow while a reader looks at them.
			if (kind !== 'refined' || !filter.hidden) showChips(categories, category);
			const isPoor = total === 0 || isPartial === true || suggestion !== undefined;
			showNearest(box, isPoor ? (suggestion ?? nearest) : undefined);
			if (isPoor) addQueryToWays(box, query);
			showParts(...(more ? ['more'] : []), ...(isPoor ? ['ways'] : []), ...(total === 0 ? ['help'] : []));
			const height = status.offsetHeight;
			announce(describe(answer, query), kind === 'first');
			if (kind === 'refined' && status.offsetHeight > height)
				announce(describe({ ...answer, missing: undefined }, query));
			if (kind !== 'first') fillExcerpts(list, hits);
		},
		addAnswer: (answer, query) => {
			options.add(answer.hits.map(createHitRows));
			fillExcerpts(list, answer.hits);
			getPart(box, 'more').hidden = answer.more === undefined;
			announce(describe(answer, query, list.childElementCount));
		},
		showNoMore: () => announce(texts.noMore),
		showFailure: (query) => {
			addQueryToWays(box, query);
			showNoRows(status.dataset.failed, 'ways', 'retry');
		},
	};
}
