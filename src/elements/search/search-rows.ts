import { createPieceNodes } from '../../search/browser/marked-text.ts';
import type { Hit, SearchMatch } from '../../search/browser/search-answer.ts';

/** A link that stands in a list, before anything is typed. */
export interface LinkRow {
	title: string;
	path: string;
}

function span(className: string, ...content: (string | Node)[]): HTMLElement {
	const element = document.createElement('span');
	element.className = className;
	element.append(...content);
	return element;
}

/** An option: a real link, reached by the arrow keys while the cursor stays in the box. */
function option(href: string, className: string, ...content: (string | Node)[]): HTMLAnchorElement {
	const link = document.createElement('a');
	link.href = href;
	link.className = className;
	link.role = 'option';
	link.ariaSelected = 'false';
	link.tabIndex = -1;
	link.append(...content);
	return link;
}

function group(label: string, ...content: Node[]): HTMLElement {
	const element = document.createElement('div');
	element.role = 'group';
	element.ariaLabel = label;
	element.append(...content);
	return element;
}

function placeOption({ name: pieces, href, excerpt }: SearchMatch, className: string, category?: string): Node {
	const name = span('title', ...createPieceNodes(pieces));
	const words = excerpt.length > 0 ? [span('excerpt', ...createPieceNodes(excerpt))] : [];
	// The spaces part the words of the option's accessible name.
	const label = category ? [' ', span('category', category)] : [];
	return option(href, className, name, ...label, ' ', ...words);
}

/** An article that was found, followed by its headings that match. */
export function createHitRows(hit: Hit): Node {
	const article = placeOption(hit, 'row', hit.category);
	if (hit.headings.length === 0) return article;
	return group(hit.title, article, ...hit.headings.map((heading) => placeOption(heading, 'row part')));
}

/** Links under a label, or nothing where there are none. */
export function createLinkRows(label: string, rows: readonly LinkRow[]): Node[] {
	if (rows.length === 0) return [];
	const heading = span('label', label);
	heading.ariaHidden = 'true';
	return [group(label, heading, ...rows.map(({ title, path }) => option(path, 'row', span('title', title))))];
}

/** Radio buttons for the categories that were found, `all` first, with their counts as `number` writes them. */
export function createFilterChips(
	name: string,
	all: string,
	chosen: string,
	counts: readonly { name: string; count: number }[],
	number: Intl.NumberFormat,
): Node[] {
	const chip = (value: string, label: string, count: number | undefined) => {
		const element = document.createElement('label');
		const input = document.createElement('input');
		Object.assign(input, { type: 'radio', name, value, checked: value === chosen });
		element.append(
			input,
			span('name', label),
			...(count === undefined ? [] : [' ', span('count', number.format(count))]),
		);
		return element;
	};
	return [chip('', all, undefined), ...counts.map((count) => chip(count.name, count.name, count.count))];
}
