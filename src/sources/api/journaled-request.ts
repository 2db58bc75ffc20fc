import { z } from 'zod';
import { type Article, StoredArticle } from '../../model/article.ts';
import { LibraryError, LibraryMalformed, LibraryRefused, NotForReaders } from '../../model/errors.ts';
import type { SyncJournal } from '../../storage/sync-journal.ts';
import { isServerFault } from './retry.ts';

/** Error statuses that answer this particular request, rather than report a temporary state of the Library. */
const FINAL_STATUSES = [400, 404, 410, 416, 422];

const optional = z.string().optional();
const RefusalRecord = z.object({ url: z.url(), status: z.number(), code: optional, requestId: optional });
const NegativeRecord = z.object({ refused: RefusalRecord.optional(), hidden: optional });
const UnusableRecord = z.object({ unusable: z.string() });

/**
 * Returns the response from the journal, or else requests it and records it. A negative response (gone, not for readers) is recorded, too,
 * and thrown again. All other errors are thrown and not recorded, so the next run sends the request again. `key` is the path of the request.
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
	const negative = journal.find(key, NegativeRecord);
	if (negative?.refused) throw recreateRefusal(negative.refused);
	if (negative?.hidden !== undefined) throw new NotForReaders(negative.hidden);
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
 * Does the same for a single article. Here the message of an unusable response is recorded, too: otherwise every resumed run would request
 * such articles again, and with enough of them no pass would ever finish.
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
		const isResponse = error instanceof LibraryMalformed || error instanceof LibraryRefused;
		if (isResponse && !isServerFault(error) && !isFinalRefusal(error))
			await journal?.record(key, { unusable: error.message });
		throw error;
	}
}

/** Whether an error response is final for its request, so that it is recorded in the journal. */
export function isFinalRefusal(error: unknown): error is LibraryRefused {
	return error instanceof LibraryRefused && FINAL_STATUSES.includes(error.status);
}

function recreateRefusal({ url, ...refused }: z.output<typeof RefusalRecord>): LibraryRefused {
	const { status, code, requestId } = refused;
	return new LibraryRefused(new URL(url), { status, code, requestId, message: undefined, retryAfter: undefined });
}
