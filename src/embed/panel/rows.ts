import type { Piece, QuickRow } from '../../search/quick/quick-search.ts';
import { make } from '../nodes.ts';

/** An article to be offered, or a part of one. */
export interface Offer {
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

function textOf(pieces: readonly Piece[]): (string | Node)[] {
	return pieces.map(({ text, isMarked }) => (isMarked ? make('mark', 'mark', text) : text));
}

function option({ title, href, category, pieces, excerpt = [], isPart }: Offer, target: string): HTMLAnchorElement {
	const link = make('a', isPart ? 'row heading' : 'row', make('span', 'title', ...(pieces ? textOf(pieces) : [title])));
	// The spaces part the words of the option's name.
	if (category) link.append(' ', make('span', 'category', category));
	if (excerpt.length > 0) link.append(' ', make('span', 'excerpt', ...textOf(excerpt)));
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
export function offerRows(offers: readonly Offer[], target: string, label?: string): Node[] {
	const options = offers.map((offer) => option(offer, target));
	if (!label || options.length === 0) return options;
	const heading = make('span', 'label', label);
	heading.ariaHidden = 'true';
	const group = make('div', 'group', heading, ...options);
	group.role = 'group';
	group.ariaLabel = label;
	return [group];
}

/** What the index found, as rows: each article, and the heading that fits better. */
export function foundOffers(rows: readonly QuickRow[], home: string): Offer[] {
	return rows.flatMap(({ title, path, category, pieces, heading }): Offer[] => {
		const { href } = new URL(path, home);
		const article: Offer = { title, href, category, pieces };
		if (!heading) return [article];
		const part = { title: heading.text, href: `${href}#${encodeURIComponent(heading.id)}`, pieces: heading.pieces };
		return [article, { ...part, isPart: true }];
	});
}
