import type { Article } from '../../model/article.ts';
import { LibraryGarbled } from '../../model/errors.ts';
import { isAnother } from '../../model/merge.ts';

/**
 * An article's own answer, as far as it can be believed. An empty content is one; none, or one that is no text, would replace what there
 * was by nothing.
 * @throws {LibraryGarbled} where the answer is about another article, or brings no content
 */
export function believed(asked: Pick<Article, 'id' | 'slug'>, answer: Article, requestId: string | undefined): Article {
	if (isAnother(asked, answer)) {
		const message = `The Library answered with “${answer.slug}” instead of “${asked.slug}”. Look at the slugs of both at cStar.`;
		throw new LibraryGarbled(message, { requestId });
	}
	if (answer.content !== undefined) return answer;
	const message = `The Library’s answer for “${asked.slug}” brings no content that can be read. Open the article at cStar and save it again.`;
	throw new LibraryGarbled(message, { requestId });
}
