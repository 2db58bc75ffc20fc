import { isPublished, type SampleArticle, type SampleContent, toUuid } from './content.ts';
import type { Counters } from './counters.ts';
import { HttpError } from './http-error.ts';
import { paginateList, readPositive } from './paging.ts';
import { searchArticles } from './search.ts';
import { formatArticle, formatCategory, wrapInEnvelope } from './shapes.ts';
import type { WireFormat } from './wire.ts';

/** One API request; `path` has the decoded segments below `/api/library/` or `/api/v1/`. */
export interface LibraryCall {
	method: string;
	path: readonly string[];
	query: URLSearchParams;
	body: string;
	wire: WireFormat;
	meta: { requestId: string; timestamp: string };
}

/** The data that the API serves; `teams` are the slug and the UUID of the team. */
export interface LibraryData {
	teams: readonly string[];
	content: SampleContent;
	counters: Counters;
	log: (line: string) => void;
}

/**
 * Answers the six endpoints of the public Library API: returns the JSON body.
 * @throws HttpError for a wrong path, method or parameter
 */
export function answerPublicApi(call: LibraryCall, { teams, content: all, counters, log }: LibraryData): unknown {
	const { method, path, query, wire, meta } = call;
	const [team = '', subject, slug, action, ...rest] = path;
	if (!teams.includes(toUuid(team) === team ? team.toLowerCase() : team)) {
		throw new HttpError(404, `There is no team called ${team}.`, { code: 'team_not_found' });
	}
	const content = { categories: all.categories.filter(isPublished), articles: all.articles.filter(isPublished) };
	const format = (article: SampleArticle, withContent: boolean): object =>
		formatArticle(article, wire.generation, {
			categories: content.categories,
			count: counters.get(article.slug),
			withContent,
		});

	const requireArticle = (): SampleArticle => {
		const article = content.articles.find((candidate) => candidate.slug === slug);
		if (article) return article;
		throw new HttpError(404, `There is no article called ${slug}.`, { code: 'article_not_found' });
	};

	switch (rest.length > 0 ? 'nothing' : [subject, slug && '{slug}', action].filter(Boolean).join('/')) {
		case 'categories':
			requireMethod('GET', method);
			return wrapInEnvelope(
				'categories',
				content.categories.map((each) => formatCategory(each, wire.generation)),
				wire,
				meta,
			);
		case 'articles': {
			requireMethod('GET', method);
			const page = paginateList(content.articles, query, wire);
			return wrapInEnvelope(
				'articles',
				page.items.map((each) => format(each, wire.contentInList)),
				wire,
				meta,
				page,
			);
		}
		case 'articles/{slug}':
			requireMethod('GET', method);
			return wrapInEnvelope('article', format(requireArticle(), true), wire, meta);
		case 'search': {
			requireMethod('GET', method);
			const words = query.get('q');
			if (!words) throw new HttpError(400, 'q is required.', { code: 'parameter_missing', param: 'q' });
			const results = searchArticles(content.articles, words, Math.min(readPositive(query, 'limit', 5), 50));
			return wrapInEnvelope(
				'articles',
				results.map((each) => format(each, false)),
				wire,
				meta,
			);
		}
		case 'articles/{slug}/view': {
			requireMethod('POST', method);
			const article = requireArticle();
			const viewCount = article.views + counters.add(article.slug, 'views').views;
			log(`view  ${article.slug} (${viewCount.toLocaleString('en')})`);
			return wrapInEnvelope('view', { viewCount }, wire, meta);
		}
		case 'articles/{slug}/feedback': {
			requireMethod('POST', method);
			const article = requireArticle();
			const { rating, counter } = parseRating(call.body);
			const { helpful, notHelpful } = counters.add(article.slug, counter);
			const [yes, no] = [helpful.toLocaleString('en'), notHelpful.toLocaleString('en')];
			log(`vote  ${article.slug} ${rating} (${yes} yes, ${no} no)`);
			return wrapInEnvelope('feedback', { rating }, wire, meta);
		}
		default:
			throw new HttpError(404, 'There is nothing at this address.');
	}
}

function parseRating(body: string): { rating: string; counter: 'helpful' | 'notHelpful' } {
	let rating: unknown;
	try {
		rating = Object(JSON.parse(body)).rating;
	} catch {
		throw new HttpError(400, 'The body is not JSON.', { code: 'parameter_invalid' });
	}
	if (rating === 'helpful') return { rating, counter: 'helpful' };
	if (rating === 'not_helpful') return { rating, counter: 'notHelpful' };
	if (rating === undefined)
		throw new HttpError(400, 'rating is required.', { code: 'parameter_missing', param: 'rating' });
	throw new HttpError(400, 'rating must be helpful or not_helpful.', { code: 'parameter_invalid', param: 'rating' });
}

/**
 * Checks the method of a request; where GET is allowed, HEAD is too.
 * @throws HttpError 405 for other methods
 */
export function requireMethod(allowed: 'GET' | 'POST', method: string): void {
	const isAllowed = method === allowed || (method === 'HEAD' && allowed === 'GET');
	if (isAllowed) return;
	throw new HttpError(405, `${method} is not for this address.`, {
		code: 'method_not_allowed',
		allow: allowed === 'GET' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS',
	});
}
