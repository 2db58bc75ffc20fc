import { createHash } from 'node:crypto';
import type { HeadingIds } from '../markdown/heading-ids/former-headings.ts';
import { createLookups, haveSameAnswers, type SplitContext, splitContext } from '../markdown/lookups.ts';
import type { Renderer } from '../markdown/render-pool.ts';
import type { RenderContext } from '../markdown/types.ts';
import type { ReadArticle } from '../site/read-article.ts';
import { decodeEntry, encodeEntry } from './entry.ts';
import { type Block, createBlockBuilder, isSmall, type NewBlock, openPack, writePack } from './pack-file.ts';

/**
 * Keeps what rendering gave, so that an article whose Markdown, title and surroundings are the same is not rendered again. What can't be
 * read, is damaged or of other code is rendered anew.
 */
export interface RenderCache {
	/** Wraps a renderer, which then gets only the articles that are not kept. `language` is that of the site. */
	wrap(renderer: Renderer<ReadArticle>, context: RenderContext, language: string): Renderer<ReadArticle>;
	/**
	 * Writes the articles rendered since the cache was opened, and drops those that were not used since then. Call it once all articles of
	 * the site are rendered.
	 * @throws {DiskError} if the disk is full, or can't be written
	 */
	save(): Promise<void>;
	close(): Promise<void>;
}

export interface RenderCacheOptions {
	/** The digest of all code that renders. */
	code: string;
	/** Ignores what is kept. */
	force?: boolean;
}

/** An article that waits for its entry to be read. */
interface WaitingArticle {
	key: string;
	job: Parameters<Renderer['render']>;
	resolve: (article: ReadArticle | Promise<ReadArticle>) => void;
}

/**
 * Opens the cache in a file.
 * @throws if the file exists and can't be read
 */
export async function openRenderCache(path: string, { code, force = false }: RenderCacheOptions): Promise<RenderCache> {
	const pack = force ? undefined : await openPack(path);
	const blocks = pack?.blocks ?? [];
	const blockByKey = new Map(blocks.flatMap((block) => block.keys.map((key) => [key, block])));
	const used = new Set<string>();
	const added = new Set<string>();
	const builder = createBlockBuilder();

	const wrap = (renderer: Renderer<ReadArticle>, context: RenderContext, language: string): Renderer<ReadArticle> => {
		const parts = splitContext(context);
		const prefix = createHash('sha256').update(JSON.stringify([code, parts.shared, language]));
		const waiting = new Map<Block, WaitingArticle[]>();
		let isReading = false;

		const renderAnew = async (key: string, job: WaitingArticle['job']): Promise<ReadArticle> => {
			const article = await renderer.render(...job);
			const { lookups, html } = article;
			if (lookups === undefined || !html.isWellFormed() || added.has(key)) return article;
			if (builder.add(key, encodeEntry({ ...article, lookups }))) added.add(key);
			return article;
		};

		/** Reads each block once, in the order of the file, for all articles that wait for it. */
		const readBlocks = async (): Promise<void> => {
			isReading = true;
			for (const block of blocks) {
				const articles = waiting.get(block);
				if (!articles) continue;
				const entries = await pack?.read(block).catch(() => undefined);
				waiting.delete(block);
				for (const { key, job, resolve } of articles) {
					const article = readEntry(entries?.get(key), parts, job[2]);
					if (article) used.add(key);
					resolve(article ?? renderAnew(key, job));
				}
			}
			isReading = false;
			if (waiting.size > 0) await readBlocks();
		};

		return {
			render(...job) {
				const [markdown, title] = job;
				// UTF-8 has no lone surrogates, so that such texts could not be told apart.
				if (!markdown.isWellFormed() || !title.isWellFormed()) return renderer.render(...job);
				const key = prefix
					.copy()
					.update(`${JSON.stringify(title)}\n`)
					.update(markdown)
					.digest('base64url');
				const block = blockByKey.get(key);
				if (!block) return renderAnew(key, job);
				return new Promise((resolve) => {
					const others = waiting.get(block) ?? [];
					waiting.set(block, others);
					others.push({ key, job, resolve });
					if (!isReading) void readBlocks();
				});
			},
			close: () => renderer.close(),
		};
	};

	const isKept = (key: string): boolean => used.has(key) && !added.has(key);

	const save = async (): Promise<void> => {
		const whole: NewBlock[] = [];
		const partial: Block[] = [];
		for (const block of blocks) {
			if (block.keys.every(isKept) && !isSmall(block)) whole.push({ ...block, load: () => load(block) });
			else if (block.keys.some(isKept)) partial.push(block);
		}
		const load = async (block: Block) => pack?.readStored(block);
		const isSame = added.size === 0 && blocks.every((block) => block.keys.every(isKept));
		if (isSame) return;
		for (const block of partial) {
			for (const [key, entry] of (await pack?.read(block)) ?? []) if (isKept(key)) builder.add(key, [entry]);
		}
		await writePack(path, [...whole, ...builder.finish()]);
	};

	return { wrap, save, close: async () => pack?.close() };
}

function readEntry(
	entry: Buffer | undefined,
	{ addresses }: SplitContext,
	versions: readonly HeadingIds[] = [],
): ReadArticle | undefined {
	if (!entry) return undefined;
	try {
		const article = decodeEntry(entry);
		return haveSameAnswers(article.lookups, createLookups(addresses, versions)) ? article : undefined;
	} catch {
		// Damaged.
		return undefined;
	}
}
