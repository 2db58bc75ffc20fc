import type { Article } from '../../model/article.ts';
import { LibraryMalformed } from '../../model/errors.ts';
import { isDifferentArticle } from '../../model/merge.ts';

/**
 * An article's own answer, as far as it can be believed. An empty content is one; none, or one that is no text, would replace what there
 * was by nothing.
 * @throws {LibraryMalformed} where the answer is about another article, or brings no content
 */
export function requireMatchingArticle(
	requested: Pick<Article, 'id' | 'slug'>,
	received: Article,
	requestId: string | undefined,
): Article {
	if (isDifferentArticle(requested, received)) {
		const message = `The Library answered with “${received.slug}” instead of “${requested.slug}”. Look at the slugs of both at cStar.`;
		throw new LibraryMalformed(message, { requestId });
	}
	if (received.content !== undefined) return received;
	const message = `The Library’s answer for “${requested.slug}” brings no content that can be read. Open the article at cStar and save it again.`;
	throw new LibraryMalformed(message, { requestId });
}
