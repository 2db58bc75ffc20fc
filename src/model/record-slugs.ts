import type { SlugHistory, SlugHistoryEntry } from './slug-history.ts';
import type { Snapshot } from './snapshot.ts';

/** An article or category as the snapshot has it. */
type CurrentItem = Pick<SlugHistoryEntry, 'id' | 'slug' | 'title' | 'category' | 'tags'>;

/**
 * Returns the slug history after a sync at `now` (ms): renamed articles keep their old slugs, missing articles are marked as gone, and
 * returned ones no longer are. Nothing is ever removed, except an earlier slug that its article has again. Recording the same snapshot twice
 * changes nothing: the same object is returned.
 */
export function recordSlugs(
	slugHistory: SlugHistory,
	snapshot: Pick<Snapshot, 'articles' | 'categories' | 'leftOut'>,
	now: number,
): SlugHistory {
	const timestamp = new Date(now).toISOString();
	const listed = new Set(snapshot.categories.map(({ slug }) => slug));
	const readCategorySlug = ({ category }: Snapshot['articles'][number]) =>
		category?.slug !== undefined && listed.has(category.slug) ? category.slug : undefined;

	const current = snapshot.articles.map((article): CurrentItem => {
		const { id, slug, title, tags } = article;
		return { id, slug, title, category: readCategorySlug(article), tags };
	});
	// Only what has a page was published: a category without articles has none, and its name may be private.
	const used = new Set(current.map(({ category }) => category));
	const categories = snapshot.categories.flatMap(({ id, slug, name }): CurrentItem[] =>
		used.has(slug) ? [{ id, slug, title: name, category: undefined, tags: [] }] : [],
	);
	const leftOut = new Set(snapshot.leftOut.map(({ slug }) => slug));
	const next: SlugHistory = {
		articles: updateEntries(slugHistory.articles, current, timestamp, ({ slug }) => !leftOut.has(slug)),
		categories: updateEntries(slugHistory.categories, categories, timestamp, () => true),
	};
	return next.articles === slugHistory.articles && next.categories === slugHistory.categories ? slugHistory : next;
}

function updateEntries(
	entries: SlugHistoryEntry[],
	current: readonly CurrentItem[],
	timestamp: string,
	isGone: (entry: SlugHistoryEntry) => boolean,
): SlugHistoryEntry[] {
	const items = dropDuplicateIds(current);
	const { itemByEntry, returned, added } = matchEntries(entries, items);
	const slugs = new Set(items.map(({ slug }) => slug));
	const next = entries.map((entry) => {
		const item = itemByEntry.get(entry);
		if (item) return addEarlierSlugs(updateEntry(entry, item, timestamp), returned.get(entry));
		// An article that was left out has no page any more if another one is shown under its slug.
		const hasLeft = entry.gone === undefined && (isGone(entry) || slugs.has(entry.slug));
		return hasLeft ? { ...entry, gone: timestamp } : entry;
	});
	const isSame = added.length === 0 && next.every((entry, index) => entry === entries[index]);
	if (isSame) return entries;
	return [...next, ...added.map((item) => ({ ...item, earlier: [], gone: undefined, versions: [] }))];
}

/** If two items have the same id, removes it from the second: otherwise the two would swap entries in every sync. */
function dropDuplicateIds(current: readonly CurrentItem[]): CurrentItem[] {
	const ids = new Set<string | undefined>();
	return current.map((item) => {
		if (ids.has(item.id)) return { ...item, id: undefined };
		ids.add(item.id);
		return item;
	});
}

/**
 * Matches items to entries by id, then by slug, because the Library may give an article a new id. Two exceptions keep strangers apart, and an
 * article whose ids come and go together:
 * - An article under the slug of a gone one that has another id and another title is a new article.
 * - If an id belongs to a gone entry, but a live one has the slug, the id has come back to the same article: `returned` names the gone entry,
 *   whose earlier slugs are the article's too.
 */
function matchEntries(entries: readonly SlugHistoryEntry[], items: readonly CurrentItem[]) {
	const itemByEntry = new Map<SlugHistoryEntry, CurrentItem>();
	const matched = new Set<CurrentItem>();
	const claim = (item: CurrentItem, entry: SlugHistoryEntry | undefined) => {
		if (!entry || itemByEntry.has(entry)) return;
		itemByEntry.set(entry, item);
		matched.add(item);
	};
	const returned = new Map<SlugHistoryEntry, SlugHistoryEntry>();
	const byId = new Map<string | undefined, SlugHistoryEntry>();
	const bySlug = new Map<string, SlugHistoryEntry>();
	for (const entry of entries) {
		if (byId.get(entry.id)?.gone !== undefined || !byId.has(entry.id)) byId.set(entry.id, entry);
		// Several entries may have the same slug: the live one has priority, then the one that left last.
		const other = bySlug.get(entry.slug);
		if (!other || wentLater(entry, other)) bySlug.set(entry.slug, entry);
	}
	const ids = new Set(items.map(({ id }) => id));
	for (const item of items) {
		if (item.id === undefined) continue;
		const entry = byId.get(item.id);
		const live = bySlug.get(item.slug);
		const isFlip = entry?.gone !== undefined && live && live.gone === undefined && !ids.has(live.id);
		if (isFlip && !itemByEntry.has(live)) {
			claim(item, live);
			returned.set(live, entry);
		} else claim(item, entry);
	}
	for (const item of items) {
		if (matched.has(item)) continue;
		const entry = bySlug.get(item.slug);
		if (entry && !isStranger(item, entry)) claim(item, entry);
	}
	return { itemByEntry, returned, added: items.filter((item) => !matched.has(item)) };
}

/** Whether an item that has the slug of a gone entry is another article than that. A redacted entry has no title, and its slug decides. */
function isStranger(item: CurrentItem, entry: SlugHistoryEntry): boolean {
	const isOtherId = item.id !== undefined && entry.id !== undefined && item.id !== entry.id;
	return entry.gone !== undefined && isOtherId && entry.title !== '' && entry.title !== item.title;
}

function wentLater(one: SlugHistoryEntry, other: SlugHistoryEntry): boolean {
	if (one.gone === undefined || other.gone === undefined) return one.gone === undefined;
	return Date.parse(one.gone) > Date.parse(other.gone);
}

/** Adds the earlier slugs of a gone entry that has turned out to be the same article. */
function addEarlierSlugs(entry: SlugHistoryEntry, same: SlugHistoryEntry | undefined): SlugHistoryEntry {
	if (!same) return entry;
	const own = new Set([entry.slug, ...entry.earlier.map(({ slug }) => slug)]);
	const last = same.gone === undefined ? [] : [{ slug: same.slug, until: same.gone }];
	const added = [...same.earlier, ...last].filter(({ slug }) => !own.has(slug));
	const earlier = [...added, ...entry.earlier].sort((one, other) => Date.parse(one.until) - Date.parse(other.until));
	return { ...entry, earlier };
}

function updateEntry(entry: SlugHistoryEntry, item: CurrentItem, timestamp: string): SlugHistoryEntry {
	const isRenamed = entry.slug !== item.slug;
	const others = isRenamed ? entry.earlier.filter(({ slug }) => slug !== item.slug && slug !== entry.slug) : [];
	const earlier = isRenamed ? [...others, { slug: entry.slug, until: entry.gone ?? timestamp }] : entry.earlier;
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
