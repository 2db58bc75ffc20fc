/**
 * Fills `{slug}` and `{id}` in the configured `editUrl` with those of an article, percent-encoded. `undefined` if the
 * pattern asks for an id that the article does not have.
 */
export function fillEditPattern(
	pattern: string,
	{ slug, id }: { slug: string; id: string | undefined },
): string | undefined {
	if (id === undefined && pattern.includes('{id}')) return undefined;
	return pattern.replace(/\{(slug|id)\}/g, (_, name) => encodeURIComponent((name === 'id' ? id : slug) ?? ''));
}
