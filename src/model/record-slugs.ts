import type { Ledger, LedgerEntry } from './slug-history.ts';
import type { Snapshot } from './snapshot.ts';

/** What a snapshot says of one article or category. */
type Present = Pick<LedgerEntry, 'id' | 'slug' | 'title' | 'category' | 'tags'>;

/**
 * The ledger after a sync, at `now` (ms): renamed articles keep their old slugs, those that left are gone, those that came back are not.
 * Nothing is ever taken out but a slug that an article has again. Saying the same snapshot twice changes nothing: the ledger itself comes
 * back.
 */
export function recordSlugs(
	ledger: Ledger,
	snapshot: Pick<Snapshot, 'articles' | 'categories' | 'leftOut'>,
	now: number,
): Ledger {
	const at = new Date(now).toISOString();
	const listed = new Set(snapshot.categories.map(({ slug }) => slug));
	const categoryOf = ({ category }: Snapshot['articles'][number]) =>
		category?.slug !== undefined && listed.has(category.slug) ? category.slug : undefined;

	const present = snapshot.articles.map((article): Present => {
		const { id, slug, title, tags } = article;
		return { id, slug, title, category: categoryOf(article), tags };
	});
	// Only what has a page was published: a category without articles has none, and its name may not be meant for readers.
	const used = new Set(present.map(({ category }) => category));
	const categories = snapshot.categories.flatMap(({ id, slug, name }): Present[] =>
		used.has(slug) ? [{ id, slug, title: name, category: undefined, tags: [] }] : [],
	);
	const leftOut = new Set(snapshot.leftOut.map(({ slug }) => slug));
	const next: Ledger = {
		articles: record(ledger.articles, present, at, ({ slug }) => !leftOut.has(slug)),
		categories: record(ledger.categories, categories, at, () => true),
	};
	return next.articles === ledger.articles && next.categories === ledger.categories ? ledger : next;
}

function record(
	entries: LedgerEntry[],
	present: readonly Present[],
	at: string,
	isGone: (entry: LedgerEntry) => boolean,
): LedgerEntry[] {
	const items = withOwnIds(present);
	const { itemOf, fresh } = match(entries, items);
	const slugs = new Set(items.map(({ slug }) => slug));
	const next = entries.map((entry) => {
		const item = itemOf.get(entry);
		if (item) return update(entry, item, at);
		// Left out under a slug that another one is shown with, it has no page of its own any more.
		const hasLeft = entry.gone === undefined && (isGone(entry) || slugs.has(entry.slug));
		return hasLeft ? { ...entry, gone: at } : entry;
	});
	const isSame = fresh.length === 0 && next.every((entry, index) => entry === entries[index]);
	if (isSame) return entries;
	return [...next, ...fresh.map((item) => ({ ...item, earlier: [], gone: undefined, versions: [] }))];
}

/** Where two say that they have one id, the second has none: else the two would take each other's entry in turn. */
function withOwnIds(present: readonly Present[]): Present[] {
	const ids = new Set<string | undefined>();
	return present.map((item) => {
		if (ids.has(item.id)) return { ...item, id: undefined };
		ids.add(item.id);
		return item;
	});
}

/** Whose entry is whose: by id, then by slug, for the Library may give an article a new id. */
function match(entries: readonly LedgerEntry[], items: readonly Present[]) {
	const itemOf = new Map<LedgerEntry, Present>();
	const matched = new Set<Present>();
	const claim = (item: Present, entry: LedgerEntry | undefined) => {
		if (!entry || itemOf.has(entry)) return;
		itemOf.set(entry, item);
		matched.add(item);
	};
	const byId = new Map<string | undefined, LedgerEntry>();
	const bySlug = new Map<string, LedgerEntry>();
	for (const entry of entries) {
		byId.set(entry.id, entry);
		// The one that is there, or left last, goes before those that left earlier under the same slug.
		const other = bySlug.get(entry.slug);
		if (!other || leftAfter(entry, other)) bySlug.set(entry.slug, entry);
	}
	for (const item of items) if (item.id !== undefined) claim(item, byId.get(item.id));
	for (const item of items) if (!matched.has(item)) claim(item, bySlug.get(item.slug));
	return { itemOf, fresh: items.filter((item) => !matched.has(item)) };
}

function leftAfter(one: LedgerEntry, other: LedgerEntry): boolean {
	if (one.gone === undefined || other.gone === undefined) return one.gone === undefined;
	return Date.parse(one.gone) > Date.parse(other.gone);
}

function update(entry: LedgerEntry, item: Present, at: string): LedgerEntry {
	const isRenamed = entry.slug !== item.slug;
	const others = isRenamed ? entry.earlier.filter(({ slug }) => slug !== item.slug && slug !== entry.slug) : [];
	const earlier = isRenamed ? [...others, { slug: entry.slug, until: entry.gone ?? at }] : entry.earlier;
	const id = item.id ?? entry.id;
	const isSame =
		!isRenamed &&
		entry.gone === undefined &&
		entry.id === id &&
		entry.title === item.title &&
		entry.category === item.category &&
		entry.tags.join('\n') === item.tags.join('\n');
	return isSame ? entry : { ...entry, ...item, id, earlier, gone: undefined };
}
