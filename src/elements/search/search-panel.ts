import type { SearchAnswer } from '../../search/browser/search-answer.ts';
import { getPart } from './get-part.ts';
import { showNoResults } from './no-results.ts';
import type { OptionList } from './option-list.ts';
import { readRecentArticles } from './recent-articles.ts';
import { createFilterChips, createHitRows, createLinkRows } from './search-rows.ts';

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
	 * which does not move a row that the reader points at or has chosen; `whole`: the complete answer without first
	 * rows. `nearest`: a similar query, offered if nothing was found.
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

/** Creates the panel of `box` from the parts and texts in its HTML. */
export function createSearchPanel(box: HTMLElement, options: OptionList): SearchPanel {
	const [texts, number, describe] = createMessages(box);
	const popular: { title: string; path: string }[] = JSON.parse(getPart(box, 'panel').dataset.popular ?? '[]');
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
		for (const name of ['more', 'nothing', 'help']) getPart(box, name).hidden = !names.includes(name);
	};
	const showChips = (categories: SearchAnswer['categories'], category: string) => {
		filter.hidden = categories.length < 2;
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
		showChips([], '');
		showParts(...names);
		announce(text);
	};
	return {
		showStart: () => {
			const recent = readRecentArticles().filter(({ path }) => path !== location.pathname);
			const others = popular.filter(({ path }) => !recent.some((entry) => entry.path === path));
			options.show([...createLinkRows(texts.recent ?? '', recent), ...createLinkRows(texts.popular ?? '', others)]);
			showChips([], '');
			showParts();
			announce('');
		},
		clearRows: () => {
			if (!list.hidden || !getPart(box, 'nothing').hidden) showNoRows('');
		},
		showWaiting: (hasRows) => announce(hasRows ? status.textContent : status.dataset.waiting),
		showAnswer: (answer, query, category, kind, nearest) => {
			const { hits, total, categories, more } = answer;
			const isRowFixed = kind === 'refined' && total > 0 && options.refine(hits.map(createHitRows));
			if (kind !== 'refined' || total === 0) options.show(hits.map(createHitRows));
			// Nothing above the rows may grow while the reader points at one of them.
			if (!isRowFixed) showChips(categories, category);
			if (total === 0) showNoResults(box, query, nearest);
			showParts(...(more ? ['more'] : []), ...(total === 0 ? ['nothing', 'help'] : []));
			const height = status.offsetHeight;
			announce(describe(answer, query), kind === 'first');
			if (isRowFixed && status.offsetHeight > height) announce(describe({ ...answer, missing: undefined }, query));
		},
		addAnswer: (answer, query) => {
			options.add(answer.hits.map(createHitRows));
			getPart(box, 'more').hidden = answer.more === undefined;
			announce(describe(answer, query, list.childElementCount));
		},
		showNoMore: () => announce(texts.noMore),
		showFailure: (query) => {
			showNoResults(box, query, undefined);
			showNoRows(status.dataset.failed, 'nothing');
		},
	};
}
