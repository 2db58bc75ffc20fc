import type { Article, Site } from '../site.ts';
import type { Crumb } from './breadcrumb.ts';

type Thing = Record<string, unknown>;

/**
 * Serialises a value as JSON that is safe inside a `<script>`: it can neither end the element nor begin another one.
 */
export function serializeForScript(value: unknown): string {
	return JSON.stringify(value).replace(
		/[<>&\u2028\u2029]/g,
		(c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function createBreadcrumbList(site: Site, crumbs: readonly Crumb[]): Thing[] {
	if (crumbs.length === 0) return [];
	const itemListElement = crumbs.map(({ name, path }, index) => ({
		'@type': 'ListItem',
		position: index + 1,
		name,
		item: path === undefined ? undefined : site.urls.absolute(path),
	}));
	return [{ '@type': 'BreadcrumbList', itemListElement }];
}

function createTechArticle(
	site: Site,
	article: Article | undefined,
	image: string | undefined,
	organization: Thing,
	website: Thing,
): Thing[] {
	if (article === undefined) return [];
	const url = site.urls.absolute(article.path);
	return [
		{
			'@type': 'TechArticle',
			headline: article.title,
			description: article.description || undefined,
			image,
			url,
			mainEntityOfPage: url,
			datePublished: article.publishedAt?.toISOString(),
			dateModified: article.updatedAt?.toISOString(),
			inLanguage: (article.language ?? site.config.locale) || undefined,
			articleSection: article.category.name,
			keywords: article.tags.length > 0 ? article.tags : undefined,
			isPartOf: { '@id': website['@id'] },
			author: { '@id': organization['@id'] },
			publisher: { '@id': organization['@id'] },
		},
	];
}

/**
 * The structured data of a page for search engines (schema.org): one graph, safe inside a `<script>`. `image` is the
 * URL of its picture.
 */
export function createJsonLd(
	site: Site,
	crumbs: readonly Crumb[],
	article: Article | undefined,
	image?: string | undefined,
): string {
	const { config, urls } = site;
	const url = urls.absolute(urls.home);
	const logo = config.logo && urls.absolute(urls.owner(config.logo.src));
	const organization = { '@type': 'Organization', '@id': `${url ?? ''}#organization`, name: config.name, url, logo };
	const website = {
		'@type': 'WebSite',
		'@id': `${url ?? ''}#website`,
		name: config.name,
		url,
		inLanguage: config.locale,
		publisher: { '@id': organization['@id'] },
	};
	return serializeForScript({
		'@context': 'https://schema.org',
		'@graph': [
			organization,
			website,
			...createBreadcrumbList(site, crumbs),
			...createTechArticle(site, article, image, organization, website),
		],
	});
}
