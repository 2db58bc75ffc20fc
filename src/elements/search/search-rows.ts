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

function createMatchOption({ name: pieces, href, excerpt }: SearchMatch, className: string, category?: string): Node {
	const name = createSpan('title', ...createPieceNodes(pieces));
	const excerptNodes = excerpt.length > 0 ? [createSpan('excerpt', ...createPieceNodes(excerpt))] : [];
	// The spaces separate the words of the option's accessible name.
	const label = category ? [' ', createSpan('category', category)] : [];
	return createOption(href, className, name, ...label, ' ', ...excerptNodes);
}

/** Creates the rows of a matching article: the article, then its headings that match. */
export function createHitRows(hit: Hit): Node {
	const article = createMatchOption(hit, 'row', hit.category);
	if (hit.headings.length === 0) return article;
	return createGroup(hit.title, article, ...hit.headings.map((heading) => createMatchOption(heading, 'row part')));
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
