import type { Article, Site } from '../site/site.ts';

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * One article as the indexer reads it: a small HTML document with the words, the heading ids (for links to a part),
 * the title, and the category as a filter.
 */
export function searchDocument({ title, tags, category, body }: Article, { config }: Site): string {
	const name = escaped(category.name);
	return [
		`<!doctype html><html lang="${config.language}"><title>${escaped(title)}</title>`,
		`<main data-pagefind-body data-pagefind-filter="category[data-category]" data-category="${name}"`,
		` data-pagefind-meta="category[data-category]">`,
		`<h1 data-pagefind-meta="title">${escaped(title)}</h1>`,
		body.html,
		tags.length > 0 ? `<p data-pagefind-weight="2">${escaped(tags.join(' · '))}</p>` : '',
		'</main>',
	].join('');
}
