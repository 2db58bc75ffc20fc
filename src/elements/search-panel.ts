import type { OptionList } from './option-list.ts';
import { recentArticles } from './recent-articles.ts';
import type { Answer } from './search-answer.ts';
import { filterChips, hitRows, linkRows } from './search-rows.ts';

/** What a search box shows below its input. */
export interface SearchPanel {
	/** Before anything is typed: what was opened last here, and what others read most. */
	showStart(): void;
	/** An answer is a while in coming. */
	showWaiting(): void;
	showAnswer(answer: Answer, query: string, category: string): void;
	/** More of the same answer, below what stands there. */
	addAnswer(answer: Answer, query: string): void;
	/** No answer can be had. */
	showFailure(): void;
}

/** Finds a named part of the search box's own HTML. */
export function partOf(box: HTMLElement, name: string): HTMLElement {
	const part = box.querySelector<HTMLElement>(`[data-part=${name}]`);
	if (!part) throw new Error(`<${box.localName}> has no part "${name}".`);
	return part;
}

/** Fills the parts of `box`, with the words that its HTML brings. */
export function createSearchPanel(box: HTMLElement, options: OptionList): SearchPanel {
	const { words = '{}', popular = '[]' } = partOf(box, 'panel').dataset;
	const say: Record<string, string | undefined> = JSON.parse(words);
	const read: { title: string; path: string }[] = JSON.parse(popular);
	const language = box.closest<HTMLElement>('[lang]')?.lang;
	const plural = new Intl.PluralRules(language || undefined);
	const number = new Intl.NumberFormat(language || undefined);
	const status = partOf(box, 'status');
	const filter = partOf(box, 'filter');
	let chips = '';

	const announce = (text: string | undefined) => {
		status.textContent = text ?? '';
	};
	/** Shows those of the parts that stand only sometimes. */
	const reveal = (...names: string[]) => {
		for (const name of ['more', 'elsewhere', 'failed', 'nothing']) partOf(box, name).hidden = !names.includes(name);
	};
	const showChips = (categories: Answer['categories'], category: string) => {
		filter.hidden = categories.length < 2;
		const next = JSON.stringify([categories, category]);
		if (filter.hidden || next === chips) return;
		chips = next;
		const hadFocus = filter.contains(document.activeElement);
		partOf(box, 'chips').replaceChildren(
			...filterChips(`${box.id}-category`, say.all ?? '', category, categories, number),
		);
		if (hadFocus) filter.querySelector<HTMLInputElement>('input:checked')?.focus();
	};
	return {
		showStart: () => {
			const recent = recentArticles().filter(({ path }) => path !== location.pathname);
			const others = read.filter(({ path }) => !recent.some((entry) => entry.path === path));
			options.show([...linkRows(say.recent ?? '', recent), ...linkRows(say.popular ?? '', others)]);
			showChips([], '');
			reveal();
			announce('');
		},
		showWaiting: () => announce(say.waiting),
		showAnswer: ({ hits, total, categories, more, isElsewhere }, query, category) => {
			options.show(hits.map((hit) => hitRows(hit, query)));
			showChips(categories, category);
			reveal(...(more ? ['more'] : []), ...(isElsewhere ? ['elsewhere'] : []), ...(total === 0 ? ['nothing'] : []));
			const count = say[plural.select(total)] ?? say.other;
			announce(
				total === 0 ? say.nothing?.replace('{query}', () => query) : count?.replace('{n}', number.format(total)),
			);
		},
		addAnswer: ({ hits, more }, query) => {
			options.add(hits.map((hit) => hitRows(hit, query)));
			partOf(box, 'more').hidden = more === undefined;
		},
		showFailure: () => {
			options.show([]);
			showChips([], '');
			reveal('failed', 'nothing');
			announce('');
		},
	};
}
