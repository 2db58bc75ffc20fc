import type { Article } from '../model/article.ts';
import { isDifferentArticle } from '../model/merge.ts';
import type { KeptArticle } from '../model/snapshot.ts';
import type { Listed } from '../sources/source.ts';

/** How much older than its entry in the list an answer may be, in milliseconds: some APIs cut off the fractions of a second. */
const ROUNDING_MS = 1_000;

/** Compares the answers for single articles with the list that they were requested from. */
export interface AnswerCheck {
	/** Why the answer for `wanted` can't be the version that the list speaks of, as a sentence; `undefined` if it can. */
	explainMismatch(wanted: Article, answer: Article): string | undefined;
	/** Whether the earlier copy of `wanted` is nearer to what the list says than an answer that does not fit. */
	isCopyBetter(wanted: Article, answer: Article, copy: KeptArticle): boolean;
}

/** Creates the check for one list. What an answer does not say is not held against it. */
export function createAnswerCheck(listed: readonly Listed[]): AnswerCheck {
	const slugById = new Map(listed.map(({ article: { id, slug } }) => [id, slug]));
	const slugs = new Set(listed.map(({ article }) => article.slug));
	const findStranger = (wanted: Article, answer: Article): string | undefined => {
		if (answer.id !== undefined && answer.id !== wanted.id && slugById.has(answer.id)) return slugById.get(answer.id);
		const isOther = answer.slug !== wanted.slug && slugs.has(answer.slug);
		// Two spellings of one slug, or an id in the place of a slug, are no other article.
		return isOther && isDifferentArticle({ ...wanted, id: undefined }, answer) ? answer.slug : undefined;
	};
	return {
		explainMismatch(wanted, answer) {
			const stranger = findStranger(wanted, answer);
			if (stranger !== undefined) return `The Library answered with another article, “${stranger}”.`;
			if (!isOlder(answer.updatedAt, wanted.updatedAt)) return undefined;
			return `The Library answered with the version of ${answer.updatedAt}, but lists the one of ${wanted.updatedAt}.`;
		},
		isCopyBetter: (wanted, answer, copy) =>
			findStranger(wanted, answer) !== undefined || isOlder(answer.updatedAt, copy.updatedAt),
	};
}

function isOlder(one: string | undefined, other: string | undefined): boolean {
	// A missing date gives NaN, which is not older.
	return Date.parse(other ?? '') - Date.parse(one ?? '') >= ROUNDING_MS;
}
