import { type SampleArticle, type SampleCategory, uuid } from './content.ts';
import type { Bearer } from './keys.ts';
import { only, type Question, type Shelf } from './library.ts';
import { pageOf } from './paging.ts';
import { Refusal } from './refusal.ts';
import { articleOnWire, categoryOnWire, enveloped, internally } from './shapes.ts';

/** The team that the keys belong to. */
export interface Team {
	id: string;
	slug: string;
	name: string;
}

/** Answers the calls of the keyed API below `/api/v1/` that a reader of articles makes, or throws a `Refusal`. */
export function answerV1(question: Question, shelf: Shelf, team: Team, bearer: Bearer): unknown {
	const { method, path, wire, meta } = question;
	if (path.join('/') === 'auth/whoami') {
		only('GET', method);
		const { keyType, environment } = bearer;
		const said = { teamId: team.id, teamName: team.name, teamSlug: team.slug, keyType, environment };
		return enveloped('key', said, wire, meta);
	}
	const [teams, id = '', subject, one, ...rest] = path;
	if (teams !== 'teams' || rest.length > 0) throw new Refusal(404, 'There is nothing at this address.');
	if (id.toLowerCase() !== team.id.toLowerCase()) {
		throw new Refusal(403, 'The key is not for this team.', { code: 'team_access_denied' });
	}
	if (method === 'POST' && bearer.keyType === 'publishable') {
		throw new Refusal(403, 'A publishable key may only read.', { code: 'publishable_key_write' });
	}
	if (subject === 'articles') {
		only('GET', method);
		return one === undefined ? listOf(question, shelf) : oneOf(question, shelf, one);
	}
	if (subject === 'categories' && one === undefined) {
		only('GET', method);
		const wanted = shelf.content.categories.filter((each) => passes(each.isPublic ?? true, 'isPublic', question));
		const items = wanted.map((each) => categoryOnWire(each, wire.generation));
		return enveloped('categories', items, wire, meta);
	}
	throw new Refusal(404, 'There is nothing at this address.');
}

function listOf(question: Question, shelf: Shelf): unknown {
	const { query, wire, meta } = question;
	const [category, tag] = [query.get('category'), query.get('tag')];
	const wanted = shelf.content.articles.filter(
		(article) =>
			passes(article.status ?? 'published', 'status', question) &&
			passes(article.isPublic ?? true, 'isPublic', question) &&
			(tag === null || article.tags.includes(tag)) &&
			(category === null || categoryIdOf(article, shelf.content.categories) === category),
	);
	const page = pageOf(wanted, query, wire);
	const items = page.items.map((article) => onWire(article, question, shelf, wire.v1ContentInList));
	return enveloped('articles', items, wire, meta, page);
}

/** By id of either kind, or by slug; drafts and private ones too, for whoever has a key may see them. */
function oneOf(question: Question, shelf: Shelf, one: string): unknown {
	const found = shelf.content.articles.find(({ id, slug }) => [id, uuid(id), slug].includes(one));
	if (found) return enveloped('article', onWire(found, question, shelf, true), question.wire, question.meta);
	throw new Refusal(404, `There is no article called ${one}.`, { code: 'article_not_found' });
}

function onWire(article: SampleArticle, { wire }: Question, shelf: Shelf, withContent: boolean): object {
	const { categories } = shelf.content;
	const fields = articleOnWire(article, wire.generation, {
		categories,
		count: shelf.counters.of(article.slug),
		withContent,
	});
	return internally(fields, article, wire);
}

function passes(value: string | boolean, name: 'status' | 'isPublic', { query, wire }: Question): boolean {
	const asked = wire.v1Filters ? query.get(name) : null;
	return asked === null || asked === String(value);
}

function categoryIdOf({ category }: SampleArticle, categories: readonly SampleCategory[]): string | undefined {
	const home = categories.find(({ slug }) => slug === category);
	return home && uuid(home.id);
}
