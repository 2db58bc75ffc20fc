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
	excerpt?: readonly Piece[];
	/** Whether it is a section of the article above. */
	isPart?: boolean;
}

function createPieceParts(pieces: readonly Piece[]): (string | Node)[] {
	return pieces.map(({ text, isMarked }) => (isMarked ? createPart('mark', 'mark', text) : text));
}

function createOption(
	{ title, href, category, pieces, excerpt = [], isPart }: PanelItem,
	target: string,
): HTMLAnchorElement {
	const link = createPart(
		'a',
		isPart ? 'row heading' : 'row',
		createPart('span', 'title', ...(pieces ? createPieceParts(pieces) : [title])),
	);
	// The spaces separate the words of the option's accessible name.
	if (category) link.append(' ', createPart('span', 'category', category));
	if (excerpt.length > 0) link.append(' ', createPart('span', 'excerpt', ...createPieceParts(excerpt)));
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

/** Turns rows of the quick index into items: each article, followed by its best heading if the row has one. */
export function createItems(rows: readonly QuickRow[], home: string): PanelItem[] {
	return rows.flatMap(({ title, path, category, pieces, heading }): PanelItem[] => {
		const { href } = new URL(path, home);
		const article: PanelItem = { title, href, category, pieces };
		if (!heading) return [article];
		const part = { title: heading.text, href: `${href}#${encodeURIComponent(heading.id)}`, pieces: heading.pieces };
		return [article, { ...part, isPart: true }];
	});
}
