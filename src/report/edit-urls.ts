import { fillEditPattern } from '../site/config/edit-pattern.ts';
import type { Site } from '../site/site.ts';
import type { Finding } from './types.ts';

/** Creates a function that returns the URL where an article is edited, by slug, as a field of a finding. */
export function createEditUrls({ config, snapshot }: Site): (slug: string) => Pick<Finding, 'editUrl'> {
	const { editUrl: pattern } = config;
	if (pattern === undefined) return () => ({});
	const ids = new Map(snapshot.articles.map(({ slug, id }) => [slug, id]));
	return (slug) => {
		const editUrl = fillEditPattern(pattern, { slug, id: ids.get(slug) });
		return editUrl === undefined ? {} : { editUrl };
	};
}
