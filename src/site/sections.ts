import type { SectionOptions } from './config/section-options.ts';
import type { Article, Section, Site } from './site.ts';
import { normalizeTag } from './tags.ts';

/**
 * Groups the articles of a category as the owner wants. An article belongs to the first section that names it; those in
 * none come last, without a title. A section without articles is left out.
 */
export function arrangeSections(articles: readonly Article[], options: readonly SectionOptions[] = []): Section[] {
	const rest = new Set(articles);
	const take = (chosen: readonly Article[]) => chosen.filter((article) => rest.delete(article));
	const sections = options.map(({ title, articles: slugs, tags }): Section => {
		const named = slugs.flatMap((slug) => articles.filter((article) => article.slug === slug));
		const wanted = new Set(tags.map(normalizeTag));
		const tagged = articles.filter((article) => article.tags.some((tag) => wanted.has(normalizeTag(tag))));
		return { title, articles: take([...named, ...tagged]) };
	});
	return [...sections, { title: undefined, articles: [...rest] }].filter(({ articles }) => articles.length > 0);
}

/** The parts of the sections that a page shows: only the articles `shown`. */
export function selectSections(sections: readonly Section[], shown: readonly Article[]): Section[] {
	const isShown = new Set(shown);
	return sections
		.map(({ title, articles }) => ({ title, articles: articles.filter((article) => isShown.has(article)) }))
		.filter(({ articles }) => articles.length > 0);
}

/**
 * What `sections` and `featured` of the configuration name, but the site does not have: slugs of categories, slugs of
 * articles and tags, each with its key: `featured.0: no article x`.
 */
export function findUnknownSlugs({ config, articles, categories }: Site): string[] {
	const slugs = new Set(articles.map(({ slug }) => slug));
	const featured = config.featured.flatMap((slug, index) =>
		slugs.has(slug) ? [] : [`featured.${index}: no article ${slug}`],
	);
	const sections = Object.entries(config.sections).flatMap(([slug, options]) => {
		const category = categories.find((category) => category.slug === slug);
		if (category === undefined) return [`sections.${slug}: no category with articles has this slug`];
		const own = new Set(category.articles.map(({ slug }) => slug));
		const tags = new Set(category.articles.flatMap(({ tags }) => tags.map(normalizeTag)));
		return options.flatMap((section, index) => [
			...section.articles.flatMap((article, at) =>
				own.has(article) ? [] : [`sections.${slug}.${index}.articles.${at}: no article ${article} in this category`],
			),
			...section.tags.flatMap((tag, at) =>
				tags.has(normalizeTag(tag)) ? [] : [`sections.${slug}.${index}.tags.${at}: no article here has the tag ${tag}`],
			),
		]);
	});
	return [...featured, ...sections];
}
