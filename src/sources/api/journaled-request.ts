import { z } from 'zod';
import { type Article, StoredArticle } from '../../model/article.ts';
import { LibraryError, LibraryMalformed, LibraryRefused, NotForReaders } from '../../model/errors.ts';
import type { SyncJournal } from '../../storage/sync-journal.ts';
import { isServerFault } from './retry.ts';

/** Refusals that are the answer to this one question, and not the Library's state of the moment. */
const FINAL_STATUSES = [400, 404, 410, 416, 422];

const optional = z.string().optional();
const RefusalRecord = z.object({ url: z.url(), status: z.number(), code: optional, requestId: optional });
const NegativeRecord = z.object({ refused: RefusalRecord.optional(), hidden: optional });
const UnusableRecord = z.object({ unusable: z.string() });

/**
 * Asks a question, unless the journal knows the answer, and keeps the answer; also where it is that there is no such thing, which is
 * thrown again. `key` is the question's path. All other errors pass and are not kept: the question is still open.
 */
export async function replayOrRequest<T>(
	journal: SyncJournal | undefined,
	key: string,
	schema: z.ZodType<T>,
	request: () => Promise<T>,
): Promise<T> {
	if (!journal) return request();
	const known = journal.find(key, z.object({ answer: schema }));
	if (known) return known.answer;
	const no = journal.find(key, NegativeRecord);
	if (no?.refused) throw recreateRefusal(no.refused);
	if (no?.hidden !== undefined) throw new NotForReaders(no.hidden);
	try {
		const answer = await request();
		await journal.record(key, { answer });
		return answer;
	} catch (error) {
		if (error instanceof NotForReaders) await journal.record(key, { hidden: error.message });
		if (isFinalRefusal(error)) {
			const { url, status, code, requestId } = error;
			await journal.record(key, { refused: { url: url.href, status, code, requestId } });
		}
		throw error;
	}
}

/**
 * The same for one article by itself. Here an answer that can't be used is kept too, in words: articles that can't be had would cost
 * every run that goes on their requests, and with enough of them no pass would come to its end.
 */
export async function replayOrRequestArticle(
	journal: SyncJournal | undefined,
	key: string,
	request: () => Promise<Article>,
): Promise<Article> {
	const known = journal?.find(key, UnusableRecord);
	if (known) throw new LibraryError(known.unusable);
	try {
		return await replayOrRequest(journal, key, StoredArticle, request);
	} catch (error) {
		const isAboutIt = error instanceof LibraryMalformed || error instanceof LibraryRefused;
		if (isAboutIt && !isServerFault(error) && !isFinalRefusal(error))
			await journal?.record(key, { unusable: error.message });
		throw error;
	}
}

/** Whether a refusal is the answer to its question, and kept like one. */
export function isFinalRefusal(error: unknown): error is LibraryRefused {
	return error instanceof LibraryRefused && FINAL_STATUSES.includes(error.status);
}

function recreateRefusal({ url, ...refused }: z.output<typeof RefusalRecord>): LibraryRefused {
	const { status, code, requestId } = refused;
	return new LibraryRefused(new URL(url), { status, code, requestId, message: undefined, retryAfter: undefined });
}
