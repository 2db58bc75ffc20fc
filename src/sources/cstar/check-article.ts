import type { Article } from '../../model/article.ts';
import { LibraryMalformed } from '../../model/errors.ts';
import { isDifferentArticle } from '../../model/merge.ts';

/**
 * Returns an article's full response if it is for the requested article and has content. An empty string is valid content. A missing content,
 * or one that is not text, is rejected, because it would replace the existing content with nothing.
 * @throws {LibraryMalformed} if the response is for another article, or has no content
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
	const message = `The Library’s response for “${requested.slug}” has no readable content. Open the article at cStar and save it again.`;
	throw new LibraryMalformed(message, { requestId });
}
