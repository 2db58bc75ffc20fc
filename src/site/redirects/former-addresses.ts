import type { SlugHistoryEntry } from '../../model/slug-history.ts';
import { assignAddresses } from '../addresses/addresses.ts';
import { oncePerSite } from '../once-per-site.ts';
import type { Site } from '../site.ts';

/** How long a deleted article leaves a page that says so, in milliseconds: 90 days. */
const GONE_PAGE_MS = 90 * 24 * 3_600_000;

/** An address that an article or category had, and the one that had it last. */
export interface FormerAddress {
	address: string;
	entry: SlugHistoryEntry;
	/** ISO 8601: until when it had it. */
	until: string;
}

/** The address of a slug by itself, without regard to other slugs that may compete for it. */
export function toSingleAddress(slug: string): string {
	return assignAddresses([slug]).get(slug) ?? slug;
}

/** The former addresses of entries that no entry uses now. If two entries had the same one, it belongs to the entry that had it last. */
function findFormerAddresses(
	entries: readonly SlugHistoryEntry[],
	isLive: (address: string) => boolean,
): FormerAddress[] {
	const byAddress = new Map<string, FormerAddress>();
	for (const entry of entries) {
		const own = entry.gone === undefined ? [] : [{ slug: entry.slug, until: entry.gone }];
		for (const { slug, until } of [...entry.earlier, ...own]) {
			const address = toSingleAddress(slug);
			const other = byAddress.get(address);
			// At the same moment, the one that is still published had it last.
			const isEarlier = other && Date.parse(other.until) === Date.parse(until) && entry.gone !== undefined;
			if (isLive(address) || (isEarlier && other.entry.gone === undefined)) continue;
			if (other === undefined || Date.parse(other.until) <= Date.parse(until)) {
				byAddress.set(address, { address, entry, until });
			}
		}
	}
	return [...byAddress.values()];
}

/** The former addresses of articles that are published, or that were deleted less than 90 days before the last sync. */
export const findFormerArticleAddresses = oncePerSite(
	({ slugHistory, articles, articleAt, takenAt }: Site): FormerAddress[] => {
		const live = new Set(articles.map(({ slug }) => slug));
		const isRemembered = ({ slug, gone }: SlugHistoryEntry) =>
			gone === undefined ? live.has(slug) : Number(takenAt) - Date.parse(gone) < GONE_PAGE_MS;
		return findFormerAddresses(slugHistory.articles.filter(isRemembered), (address) => articleAt.has(address));
	},
);

/** The former addresses of categories, including categories that have no articles any more. */
export const findFormerCategoryAddresses = oncePerSite(({ slugHistory, categoryAt }: Site): FormerAddress[] =>
	findFormerAddresses(slugHistory.categories, (address) => categoryAt.has(address)),
);
