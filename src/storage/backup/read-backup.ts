import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../../files/json.ts';
import type { Category } from '../../model/article.ts';
import { type Ledger, LedgerEntry } from '../../model/slug-history.ts';
import type { KeptArticle, Snapshot } from '../../model/snapshot.ts';
import { WireCategory } from '../../sources/cstar/wire-article.ts';
import { readKept } from '../snapshot-store.ts';
import { CopyHeader, CopyRecords } from './write-backup.ts';

/** Reads `library.json`; `undefined` where it is of no form that we know. */
export function readHeader(text: string): CopyHeader | undefined {
	return CopyHeader.safeParse(parseJson(text)).data;
}

/** Whether a part came as the header says, whole and unchanged. */
export function isAsTold(part: CopyHeader['parts'][number], bytes: Uint8Array): boolean {
	return bytes.byteLength === part.bytes && createHash('sha256').update(bytes).digest('hex') === part.sha256;
}

/** Puts a copy together again; `undefined` where the parts are of no form that we know, hold a slug twice, or no article. */
export function readParts(
	{ team, source, takenAt, unlisted }: CopyHeader,
	texts: readonly string[],
): { snapshot: Snapshot; ledger: Ledger } | undefined {
	const categories: Category[] = [];
	const articles: KeptArticle[] = [];
	const ledger: Ledger = { articles: [], categories: [] };
	const take = ([kind, value]: z.output<typeof CopyRecords>[number]) => {
		if (kind === 'category') categories.push(WireCategory.parse(value));
		else if (kind === 'article') articles.push(readKept(value));
		else if (kind === 'article entry') ledger.articles.push(LedgerEntry.parse(value));
		else ledger.categories.push(LedgerEntry.parse(value));
	};
	try {
		for (const text of texts) CopyRecords.parse(JSON.parse(text)).forEach(take);
	} catch (error) {
		if (error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
		throw error;
	}
	if (articles.length === 0 || !isEachOnce(articles) || !isEachOnce(categories)) return undefined;
	const about = { team, source, takenAt, ...(unlisted && { unlisted }) };
	return { snapshot: { ...about, categories, articles, leftOut: [] }, ledger };
}

function isEachOnce(items: readonly { slug: string }[]): boolean {
	return new Set(items.map(({ slug }) => slug)).size === items.length;
}
