import type { SearchAnswer } from '../../search/browser/search-answer.ts';
import { showNoResults } from './no-results.ts';
import type { OptionList } from './option-list.ts';
import { partOf } from './part-of.ts';
import { readRecentArticles } from './recent-articles.ts';
import { createFilterChips, createHitRows, createLinkRows } from './search-rows.ts';

/** What a search box shows below its input. */
export interface SearchPanel {
	/** Before anything is typed: what was opened last here, and what others read most. */
	showStart(): void;
	/** Takes away rows that belong to another query. */
	clearRows(): void;
	/** An answer is a while in coming; `hasRows`: the first of it stand there. */
	showWaiting(hasRows: boolean): void;
	/**
	 * `first`: rows that are there at once, with more to come; `refined`: what came after them, which moves no row that the reader
	 * points at or has chosen; `whole`: all at once. `nearest` is a spelling to offer where nothing was found.
	 */
	showAnswer(
		answer: SearchAnswer,
		query: string,
		category: string,
		kind: 'first' | 'refined' | 'whole',
		nearest?: string | undefined,
	): void;
	/** More of the same answer, below what stands there. */
	addAnswer(answer: SearchAnswer, query: string): void;
	/** More of it can't be had just now. */
	showNoMore(): void;
	/** No answer can be had to this query. */
	showFailure(query: string): void;
}

/** The words that a panel's HTML brings, with numbers as its language writes them. */
function createMessages(box: HTMLElement) {
	const say: Record<string, string | undefined> = JSON.parse(partOf(box, 'panel').dataset.words ?? '{}');
	const language = box.closest<HTMLElement>('[lang]')?.lang;
	const plural = new Intl.PluralRules(language || undefined);
	const number = new Intl.NumberFormat(language || undefined);
	/** `shown`: how many articles stand there, where the reader has asked for more. */
	const count = ({ total }: SearchAnswer, query: string, shown: number | undefined) => {
		if (total === 0) return say.nothing?.replace('{query}', () => query);
		if (shown === undefined) return (say[plural.select(total)] ?? say.other)?.replace('{n}', number.format(total));
		const all = number.format(Math.max(total, shown));
		return say.shown?.replace('{shown}', number.format(shown)).replace('{total}', all);
	};
	const about = (answer: SearchAnswer, query: string, shown?: number): string => {
		const { total, corrected, isPartial, missing } = answer;
		const understood = total > 0 && corrected && say.corrected?.replace('{query}', () => corrected);
		const parts = [missing && say[missing], understood, total > 0 && isPartial && say.partial];
		return [...parts, count(answer, query, shown)].filter(Boolean).join(' ');
	};
	return { say, number, about };
}

/** Fills the parts of `box`, with the words that its HTML brings. */
export function createSearchPanel(box: HTMLElement, options: OptionList): SearchPanel {
	const { say, number, about } = createMessages(box);
	const read: { title: string; path: string }[] = JSON.parse(partOf(box, 'panel').dataset.popular ?? '[]');
	const status = partOf(box, 'status');
	const filter = partOf(box, 'filter');
	const list = partOf(box, 'list');
	let chips = '';

	/** What is still being added to isn't read out yet. */
	const announce = (text: string | undefined, isBusy = false) => {
		status.ariaBusy = String(isBusy);
		if (status.textContent !== (text ?? '')) status.textContent = text ?? '';
	};
	/** Shows those of the parts that stand only sometimes. */
	const reveal = (...names: string[]) => {
		for (const name of ['more', 'nothing', 'help']) partOf(box, name).hidden = !names.includes(name);
	};
	const showChips = (categories: SearchAnswer['categories'], category: string) => {
		filter.hidden = categories.length < 2;
		const next = JSON.stringify([categories, category]);
		if (filter.hidden || next === chips) return;
		chips = next;
		const hadFocus = filter.contains(document.activeElement);
		partOf(box, 'chips').replaceChildren(
			...createFilterChips(`${box.id}-category`, say.all ?? '', category, categories, number),
		);
		if (hadFocus) filter.querySelector<HTMLInputElement>('input:checked')?.focus();
	};
	/** Shows no rows, but these parts, and says `text`. */
	const showNone = (text: string | undefined, ...names: string[]) => {
		options.show([]);
		showChips([], '');
		reveal(...names);
		announce(text);
	};
	return {
		showStart: () => {
			const recent = readRecentArticles().filter(({ path }) => path !== location.pathname);
			const others = read.filter(({ path }) => !recent.some((entry) => entry.path === path));
			options.show([...createLinkRows(say.recent ?? '', recent), ...createLinkRows(say.popular ?? '', others)]);
			showChips([], '');
			reveal();
			announce('');
		},
		clearRows: () => {
			if (!list.hidden || !partOf(box, 'nothing').hidden) showNone('');
		},
		showWaiting: (hasRows) => announce(hasRows ? status.textContent : status.dataset.waiting),
		showAnswer: (answer, query, category, kind, nearest) => {
			const { hits, total, categories, more } = answer;
			const isHeld = kind === 'refined' && total > 0 && options.refine(hits.map(createHitRows));
			if (kind !== 'refined' || total === 0) options.show(hits.map(createHitRows));
			// Above the rows nothing may grow while one of them is pointed at.
			if (!isHeld) showChips(categories, category);
			if (total === 0) showNoResults(box, query, nearest);
			reveal(...(more ? ['more'] : []), ...(total === 0 ? ['nothing', 'help'] : []));
			const height = status.offsetHeight;
			announce(about(answer, query), kind === 'first');
			if (isHeld && status.offsetHeight > height) announce(about({ ...answer, missing: undefined }, query));
		},
		addAnswer: (answer, query) => {
			options.add(answer.hits.map(createHitRows));
			partOf(box, 'more').hidden = answer.more === undefined;
			announce(about(answer, query, list.childElementCount));
		},
		showNoMore: () => announce(say.noMore),
		showFailure: (query) => {
			showNoResults(box, query, undefined);
			showNone(status.dataset.failed, 'nothing');
		},
	};
}
