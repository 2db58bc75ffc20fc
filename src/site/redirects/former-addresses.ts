import type { SlugHistoryEntry } from '../../model/slug-history.ts';
import { assignAddresses } from '../addresses/addresses.ts';
import { oncePerSite } from '../once-per-site.ts';
import type { Site } from '../site.ts';

/** For how long a deleted article leaves a page that says so, in milliseconds: 90 days. */
const GONE_FOR = 90 * 24 * 3_600_000;

/** An address that an article or category had, and who had it last. */
export interface FormerAddress {
	address: string;
	entry: SlugHistoryEntry;
	/** ISO 8601: until when. */
	until: string;
}

/** The address that a slug has where no other one is in its way. */
export function assignSingleAddress(slug: string): string {
	return assignAddresses([slug]).get(slug) ?? slug;
}

/** The addresses that entries had and that are free now. One that two of them had belongs to the later one. */
function findFormerAddresses(
	entries: readonly SlugHistoryEntry[],
	isLive: (address: string) => boolean,
): FormerAddress[] {
	const formers = new Map<string, FormerAddress>();
	for (const entry of entries) {
		const own = entry.gone === undefined ? [] : [{ slug: entry.slug, until: entry.gone }];
		for (const { slug, until } of [...entry.earlier, ...own]) {
			const address = assignSingleAddress(slug);
			const other = formers.get(address);
			if (!isLive(address) && (other === undefined || Date.parse(other.until) <= Date.parse(until))) {
				formers.set(address, { address, entry, until });
			}
		}
	}
	return [...formers.values()];
}

/** The former addresses of articles that are published, or that went less than 90 days before the Library was asked last. */
export const findFormerArticleAddresses = oncePerSite(
	({ slugHistory, articles, articleAt, takenAt }: Site): FormerAddress[] => {
		const live = new Set(articles.map(({ slug }) => slug));
		const leadSomewhere = ({ slug, gone }: SlugHistoryEntry) =>
			gone === undefined ? live.has(slug) : Number(takenAt) - Date.parse(gone) < GONE_FOR;
		return findFormerAddresses(slugHistory.articles.filter(leadSomewhere), (address) => articleAt.has(address));
	},
);

/** The former addresses of categories, also of those that have no articles any more. */
export const findFormerCategoryAddresses = oncePerSite(({ slugHistory, categoryAt }: Site): FormerAddress[] =>
	findFormerAddresses(slugHistory.categories, (address) => categoryAt.has(address)),
);
