import { createPieceNodes } from '../../search/browser/marked-text.ts';
import type { Hit, SearchMatch } from '../../search/browser/search-answer.ts';

/** A link that is listed before anything is typed. */
export interface LinkRow {
	title: string;
	path: string;
}

function createSpan(className: string, ...content: (string | Node)[]): HTMLElement {
	const element = document.createElement('span');
	element.className = className;
	element.append(...content);
	return element;
}

/** Creates an option: a real link, reached by the arrow keys while the focus stays in the input. */
function createOption(href: string, className: string, ...content: (string | Node)[]): HTMLAnchorElement {
	const link = document.createElement('a');
	link.href = href;
	link.className = className;
	link.role = 'option';
	link.ariaSelected = 'false';
	link.tabIndex = -1;
	link.append(...content);
	return link;
}

function createGroup(label: string, ...content: Node[]): HTMLElement {
	const element = document.createElement('div');
	element.role = 'group';
	element.ariaLabel = label;
	element.append(...content);
	return element;
}

/** Creates the option of an article or heading. Screen readers name it by its title and category. */
function createMatchOption({ name: pieces, href }: SearchMatch, className: string, category?: string) {
	const name = createSpan('title', ...createPieceNodes(pieces));
	// The space separates the words of the option's accessible name.
	const label = category ? [' ', createSpan('category', category)] : [];
	return createOption(href, className, name, ...label);
}

/** The excerpt is no part of an option's name: `option-list.ts` makes it the description. */
function createExcerptLine(pieces: Hit['excerpt']): HTMLElement {
	const line = createSpan('excerpt', ...createPieceNodes(pieces));
	line.ariaHidden = 'true';
	return line;
}

/**
 * Creates the rows of a matching article: the article with its excerpt, whose line is there before its text is, and its
 * headings that match.
 */
export function createHitRows(hit: Hit): Node {
	const article = createMatchOption(hit, 'row', hit.category);
	if (hit.excerpt.length > 0 || hit.readExcerpt) article.append(' ', createExcerptLine(hit.excerpt));
	if (hit.headings.length === 0) return article;
	return createGroup(hit.title, article, ...hit.headings.map((heading) => createMatchOption(heading, 'row part')));
}

/** Fills in the excerpts of rows in `list` that have an empty line for them. A row whose article cannot be read stays without. */
export function fillExcerpts(list: HTMLElement, hits: readonly Hit[]): void {
	for (const { href, readExcerpt } of hits) {
		const path = new URL(href, document.baseURI).pathname;
		const row = [...list.querySelectorAll<HTMLAnchorElement>('.row:not(.part)')].find((link) => link.pathname === path);
		const line = row?.querySelector('.excerpt:empty');
		if (!readExcerpt || !line) continue;
		void readExcerpt().then(
			(pieces) => line.replaceChildren(...createPieceNodes(pieces)),
			() => {},
		);
	}
}

/** Creates links under a label, or nothing if there are no links. */
export function createLinkRows(label: string, rows: readonly LinkRow[]): Node[] {
	if (rows.length === 0) return [];
	const heading = createSpan('label', label);
	heading.ariaHidden = 'true';
	return [
		createGroup(
			label,
			heading,
			...rows.map(({ title, path }) => createOption(path, 'row', createSpan('title', title))),
		),
	];
}

/** Creates radio buttons to filter by category, `all` first, with counts formatted by `number`. */
export function createFilterChips(
	name: string,
	all: string,
	chosen: string,
	counts: readonly { name: string; count: number }[],
	number: Intl.NumberFormat,
): Node[] {
	const createChip = (value: string, label: string, count: number | undefined) => {
		const element = document.createElement('label');
		const input = document.createElement('input');
		Object.assign(input, { type: 'radio', name, value, checked: value === chosen });
		element.append(
			input,
			createSpan('name', label),
			...(count === undefined ? [] : [' ', createSpan('count', number.format(count))]),
		);
		return element;
	};
	return [createChip('', all, undefined), ...counts.map((count) => createChip(count.name, count.name, count.count))];
}
