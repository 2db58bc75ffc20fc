import type { Piece, QuickRow } from '../../search/quick/quick-search.ts';
import { createPart } from '../nodes.ts';

/** An article in the list, or a section of one. */
export interface PanelItem {
	title: string;
	/** Its absolute URL. */
	href: string;
	category?: string;
	/** The title, with the matching words marked. */
	pieces?: readonly Piece[];
	/** Whether there is a line for an excerpt, which is filled in later. */
	hasExcerpt?: boolean;
	/** Whether it is a section of the article above. */
	isPart?: boolean;
}

/** Creates the nodes for pieces: text and marks. */
export function createPieceParts(pieces: readonly Piece[]): (string | Node)[] {
	return pieces.map(({ text, isMarked }) => (isMarked ? createPart('mark', 'mark', text) : text));
}

function createOption(
	{ title, href, category, pieces, hasExcerpt, isPart }: PanelItem,
	target: string,
): HTMLAnchorElement {
	const link = createPart(
		'a',
		isPart ? 'row heading' : 'row',
		createPart('span', 'title', ...(pieces ? createPieceParts(pieces) : [title])),
	);
	// The spaces separate the words of the option's accessible name.
	if (category) link.append(' ', createPart('span', 'category', category));
	if (hasExcerpt) {
		const excerpt = createPart('span', 'excerpt');
		excerpt.className = 'excerpt';
		excerpt.ariaHidden = 'true';
		link.append(' ', excerpt);
	}
	link.href = href;
	link.target = target;
	link.rel = 'noopener';
	link.role = 'option';
	link.ariaSelected = 'false';
	link.tabIndex = -1;
	link.dataset.title = title;
	return link;
}

/** Creates the options, grouped under `label` if there is one. */
export function createItemRows(items: readonly PanelItem[], target: string, label?: string): Node[] {
	const options = items.map((item) => createOption(item, target));
	if (!label || options.length === 0) return options;
	const heading = createPart('span', 'label', label);
	heading.ariaHidden = 'true';
	const group = createPart('div', 'group', heading, ...options);
	group.role = 'group';
	group.ariaLabel = label;
	return [group];
}

/** Turns rows of the index into items: each article, followed by its headings that match. */
export function createItems(rows: readonly QuickRow[], home: string, hasExcerpt = false): PanelItem[] {
	return rows.flatMap(({ title, path, category, pieces, headings }): PanelItem[] => {
		const { href } = new URL(path, home);
		const parts = headings.map((heading) => ({
			title: heading.text,
			href: `${href}#${encodeURIComponent(heading.id)}`,
			pieces: heading.pieces,
			isPart: true,
		}));
		return [{ title, href, category, pieces, hasExcerpt }, ...parts];
	});
}
