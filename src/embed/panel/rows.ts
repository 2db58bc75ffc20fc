import type { Piece, QuickRow } from '../../search/quick/quick-search.ts';
import { createPart } from '../nodes.ts';

/** An article to be offered, or a part of one. */
export interface PanelItem {
	title: string;
	/** Its full address. */
	href: string;
	category?: string;
	/** The title, with what was looked for marked. */
	pieces?: readonly Piece[];
	excerpt?: readonly Piece[];
	/** Whether it is a part of the article above. */
	isPart?: boolean;
}

function createPieceParts(pieces: readonly Piece[]): (string | Node)[] {
	return pieces.map(({ text, isMarked }) => (isMarked ? createPart('mark', 'mark', text) : text));
}

function option({ title, href, category, pieces, excerpt = [], isPart }: PanelItem, target: string): HTMLAnchorElement {
	const link = createPart(
		'a',
		isPart ? 'row heading' : 'row',
		createPart('span', 'title', ...(pieces ? createPieceParts(pieces) : [title])),
	);
	// The spaces part the words of the option's name.
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

/** Options below one another, under a label where there is one. */
export function createItemRows(offers: readonly PanelItem[], target: string, label?: string): Node[] {
	const options = offers.map((offer) => option(offer, target));
	if (!label || options.length === 0) return options;
	const heading = createPart('span', 'label', label);
	heading.ariaHidden = 'true';
	const group = createPart('div', 'group', heading, ...options);
	group.role = 'group';
	group.ariaLabel = label;
	return [group];
}

/** What the index found, as rows: each article, and the heading that fits better. */
export function createItems(rows: readonly QuickRow[], home: string): PanelItem[] {
	return rows.flatMap(({ title, path, category, pieces, heading }): PanelItem[] => {
		const { href } = new URL(path, home);
		const article: PanelItem = { title, href, category, pieces };
		if (!heading) return [article];
		const part = { title: heading.text, href: `${href}#${encodeURIComponent(heading.id)}`, pieces: heading.pieces };
		return [article, { ...part, isPart: true }];
	});
}
