import { type SampleArticle, type SampleCategory, toUuid } from './content.ts';
import { HttpError } from './http-error.ts';
import type { KeyIdentity } from './keys.ts';
import { paginateList } from './paging.ts';
import { type LibraryCall, type LibraryData, requireMethod } from './public-api.ts';
import { addInternalFields, formatArticle, formatCategory, wrapInEnvelope } from './shapes.ts';

/** The team that the API keys belong to. */
export interface SampleTeam {
	id: string;
	slug: string;
	name: string;
}

/**
 * Answers the endpoints of the keyed API below `/api/v1/` that are needed to read articles: returns the JSON body.
 * @throws HttpError for a wrong path, method or team
 */
export function answerKeyedApi(call: LibraryCall, data: LibraryData, team: SampleTeam, identity: KeyIdentity): unknown {
	const { method, path, wire, meta } = call;
	if (path.join('/') === 'auth/whoami') {
		requireMethod('GET', method);
		const { keyType, environment } = identity;
		const result = { teamId: team.id, teamName: team.name, teamSlug: team.slug, keyType, environment };
		return wrapInEnvelope('key', result, wire, meta);
	}
	const [teams, id = '', subject, one, ...rest] = path;
	if (teams !== 'teams' || rest.length > 0) throw new HttpError(404, 'There is nothing at this address.');
	if (id.toLowerCase() !== team.id.toLowerCase()) {
		throw new HttpError(403, 'The key is not for this team.', { code: 'team_access_denied' });
	}
	if (method === 'POST' && identity.keyType === 'publishable') {
		throw new HttpError(403, 'A publishable key may only read.', { code: 'publishable_key_write' });
	}
	if (subject === 'articles') {
		requireMethod('GET', method);
		return one === undefined ? listArticles(call, data) : findArticle(call, data, one);
	}
	if (subject === 'categories' && one === undefined) {
		requireMethod('GET', method);
		const wanted = data.content.categories.filter((each) => passesFilter(each.isPublic ?? true, 'isPublic', call));
		const items = wanted.map((each) => formatCategory(each, wire.generation));
		return wrapInEnvelope('categories', items, wire, meta);
	}
	throw new HttpError(404, 'There is nothing at this address.');
}

function listArticles(call: LibraryCall, data: LibraryData): unknown {
	const { query, wire, meta } = call;
	const [category, tag] = [query.get('category'), query.get('tag')];
	const wanted = data.content.articles.filter(
		(article) =>
			passesFilter(article.status ?? 'published', 'status', call) &&
			passesFilter(article.isPublic ?? true, 'isPublic', call) &&
			(tag === null || article.tags.includes(tag)) &&
			(category === null || findCategoryId(article, data.content.categories) === category),
	);
	const page = paginateList(wanted, query, wire);
	const items = page.items.map((article) => formatKeyedArticle(article, call, data, wire.v1ContentInList));
	return wrapInEnvelope('articles', items, wire, meta, page);
}

/** Finds an article by its slug or by either of its ids; with an API key, drafts and private articles too. */
function findArticle(call: LibraryCall, data: LibraryData, one: string): unknown {
	const found = data.content.articles.find(({ id, slug }) => [id, toUuid(id), slug].includes(one));
	if (found) return wrapInEnvelope('article', formatKeyedArticle(found, call, data, true), call.wire, call.meta);
	throw new HttpError(404, `There is no article called ${one}.`, { code: 'article_not_found' });
}

function formatKeyedArticle(
	article: SampleArticle,
	{ wire }: LibraryCall,
	data: LibraryData,
	withContent: boolean,
): object {
	const { categories } = data.content;
	const fields = formatArticle(article, wire.generation, {
		categories,
		count: data.counters.get(article.slug),
		withContent,
	});
	return addInternalFields(fields, article, wire);
}

function passesFilter(value: string | boolean, name: 'status' | 'isPublic', { query, wire }: LibraryCall): boolean {
	const wanted = wire.v1Filters ? query.get(name) : null;
	return wanted === null || wanted === String(value);
}

function findCategoryId({ category }: SampleArticle, categories: readonly SampleCategory[]): string | undefined {
	const home = categories.find(({ slug }) => slug === category);
	return home && toUuid(home.id);
}
