import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../../files/json.ts';
import { type Category, StoredCategory } from '../../model/article.ts';
import { type SlugHistory, SlugHistoryEntry } from '../../model/slug-history.ts';
import { type KeptArticle, parseKeptArticle, type Snapshot } from '../../model/snapshot.ts';
import { BackupHeader, BackupRecords } from './write-backup.ts';

/** Parses `library.json`; `undefined` if its format is unknown. */
export function parseBackupHeader(text: string): BackupHeader | undefined {
	return BackupHeader.safeParse(parseJson(text)).data;
}

/** Whether a part has the size and the checksum that the header names. */
export function matchesChecksum(part: BackupHeader['parts'][number], bytes: Uint8Array): boolean {
	return bytes.byteLength === part.bytes && createHash('sha256').update(bytes).digest('hex') === part.sha256;
}

/** Parses the parts of a backup; `undefined` if their format is unknown, a slug occurs twice, or there is no article. */
export function parseBackupParts(
	{ team, source, takenAt, unlisted }: BackupHeader,
	texts: readonly string[],
): { snapshot: Snapshot; slugHistory: SlugHistory } | undefined {
	const categories: Category[] = [];
	const articles: KeptArticle[] = [];
	const slugHistory: SlugHistory = { articles: [], categories: [] };
	const addRecord = ([kind, value]: z.output<typeof BackupRecords>[number]) => {
		if (kind === 'category') categories.push(StoredCategory.parse(value));
		else if (kind === 'article') articles.push(parseKeptArticle(value));
		else if (kind === 'article entry') slugHistory.articles.push(SlugHistoryEntry.parse(value));
		else slugHistory.categories.push(SlugHistoryEntry.parse(value));
	};
	try {
		for (const text of texts) BackupRecords.parse(parseJson(text)).forEach(addRecord);
	} catch (error) {
		if (error instanceof z.ZodError) return undefined;
		throw error;
	}
	if (articles.length === 0 || !hasUniqueSlugs(articles) || !hasUniqueSlugs(categories)) return undefined;
	const about = { team, source, takenAt, ...(unlisted && { unlisted }) };
	return { snapshot: { ...about, categories, articles, leftOut: [] }, slugHistory };
}

/** Bounds of a slug history that is read from the network. A site has one entry per article it ever had. */
const MAX_ENTRIES = 100_000;
const MAX_EARLIER_SLUGS = 200_000;
const MAX_EARLIER_PER_ENTRY = 1_000;

/** Whether a slug history is so small that it can be one of a help center: each of its slugs may become a redirect. */
export function isPlausibleHistory({ articles, categories }: SlugHistory): boolean {
	const counts = [...articles, ...categories].map(({ earlier }) => earlier.length);
	const total = counts.reduce((sum, count) => sum + count, 0);
	return counts.length <= MAX_ENTRIES && total <= MAX_EARLIER_SLUGS && counts.every((n) => n <= MAX_EARLIER_PER_ENTRY);
}

function hasUniqueSlugs(items: readonly { slug: string }[]): boolean {
	return new Set(items.map(({ slug }) => slug)).size === items.length;
}
