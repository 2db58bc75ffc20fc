import { z } from 'zod';
import type { Article } from '../../model/article.ts';
import { LibraryError, LibraryGarbled, LibraryRefused, NotForReaders } from '../../model/errors.ts';
import type { Journal } from '../../storage/sync-journal.ts';
import { WireArticle } from '../cstar/wire-article.ts';
import { isOfLibrary } from './retry.ts';

/** Refusals that are the answer to this one question, and not the Library's state of the moment. */
const ANSWERS = [400, 404, 410, 416, 422];

const optional = z.string().optional();
const Refused = z.object({ url: z.url(), status: z.number(), code: optional, requestId: optional });
const No = z.object({ refused: Refused.optional(), hidden: optional });
const Unusable = z.object({ unusable: z.string() });

/**
 * Asks a question, unless the journal knows the answer, and keeps the answer; also where it is that there is no such thing, which is
 * thrown again. `key` is the question's path. All other errors pass and are not kept: the question is still open.
 */
export async function hear<T>(
	journal: Journal | undefined,
	key: string,
	shape: z.ZodType<T>,
	ask: () => Promise<T>,
): Promise<T> {
	if (!journal) return ask();
	const known = journal.recall(key, z.object({ answer: shape }));
	if (known) return known.answer;
	const no = journal.recall(key, No);
	if (no?.refused) throw again(no.refused);
	if (no?.hidden !== undefined) throw new NotForReaders(no.hidden);
	try {
		const answer = await ask();
		journal.record(key, { answer });
		return answer;
	} catch (error) {
		if (error instanceof NotForReaders) journal.record(key, { hidden: error.message });
		if (isAnswer(error)) {
			const { url, status, code, requestId } = error;
			journal.record(key, { refused: { url: url.href, status, code, requestId } });
		}
		throw error;
	}
}

/**
 * The same for one article by itself. Here an answer that can't be used is kept too, in words: articles that can't be had would cost
 * every run that goes on their requests, and with enough of them no pass would come to its end.
 */
export async function hearArticle(
	journal: Journal | undefined,
	key: string,
	ask: () => Promise<Article>,
): Promise<Article> {
	const known = journal?.recall(key, Unusable);
	if (known) throw new LibraryError(known.unusable);
	try {
		return await hear(journal, key, WireArticle, ask);
	} catch (error) {
		const isAboutIt = error instanceof LibraryGarbled || error instanceof LibraryRefused;
		if (isAboutIt && !isOfLibrary(error) && !isAnswer(error)) journal?.record(key, { unusable: error.message });
		throw error;
	}
}

/** Whether a refusal is the answer to its question, and kept like one. */
export function isAnswer(error: unknown): error is LibraryRefused {
	return error instanceof LibraryRefused && ANSWERS.includes(error.status);
}

function again({ url, ...refused }: z.output<typeof Refused>): LibraryRefused {
	const { status, code, requestId } = refused;
	return new LibraryRefused(new URL(url), { status, code, requestId, said: undefined, retryAfter: undefined });
}
