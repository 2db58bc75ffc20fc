import { isShown, type SampleArticle, type SampleContent, uuid } from './content.ts';
import type { Counters } from './counters.ts';
import { pageOf, positive } from './paging.ts';
import { Refusal } from './refusal.ts';
import { searchArticles } from './search.ts';
import { articleOnWire, categoryOnWire, enveloped } from './shapes.ts';
import type { Wire } from './wire.ts';

/** One request to the Library: `path` are the decoded parts below `/api/library/` or `/api/v1/`. */
export interface Question {
	method: string;
	path: readonly string[];
	query: URLSearchParams;
	body: string;
	wire: Wire;
	meta: { requestId: string; timestamp: string };
}

/** What the Library answers from; `teams` are the names it goes by. */
export interface Shelf {
	teams: readonly string[];
	content: SampleContent;
	counters: Counters;
	log: (line: string) => void;
}

/** Answers the six calls of the public Library API with the body to send, or throws a `Refusal`. */
export function answerLibrary(question: Question, { teams, content: all, counters, log }: Shelf): unknown {
	const { method, path, query, wire, meta } = question;
	const [team = '', subject, slug, deed, ...rest] = path;
	if (!teams.includes(uuid(team) === team ? team.toLowerCase() : team)) {
		throw new Refusal(404, `There is no team called ${team}.`, { code: 'team_not_found' });
	}
	const content = { categories: all.categories.filter(isShown), articles: all.articles.filter(isShown) };
	const onWire = (article: SampleArticle, withContent: boolean): object =>
		articleOnWire(article, wire.generation, {
			categories: content.categories,
			count: counters.of(article.slug),
			withContent,
		});

	const found = (): SampleArticle => {
		const article = content.articles.find((candidate) => candidate.slug === slug);
		if (article) return article;
		throw new Refusal(404, `There is no article called ${slug}.`, { code: 'article_not_found' });
	};

	switch (rest.length > 0 ? 'nothing' : [subject, slug && '{slug}', deed].filter(Boolean).join('/')) {
		case 'categories':
			only('GET', method);
			return enveloped(
				'categories',
				content.categories.map((each) => categoryOnWire(each, wire.generation)),
				wire,
				meta,
			);
		case 'articles': {
			only('GET', method);
			const page = pageOf(content.articles, query, wire);
			return enveloped(
				'articles',
				page.items.map((each) => onWire(each, wire.contentInList)),
				wire,
				meta,
				page,
			);
		}
		case 'articles/{slug}':
			only('GET', method);
			return enveloped('article', onWire(found(), true), wire, meta);
		case 'search': {
			only('GET', method);
			const words = query.get('q');
			if (!words) throw new Refusal(400, 'q is required.', { code: 'parameter_missing', param: 'q' });
			const results = searchArticles(content.articles, words, Math.min(positive(query, 'limit', 5), 50));
			return enveloped(
				'articles',
				results.map((each) => onWire(each, false)),
				wire,
				meta,
			);
		}
		case 'articles/{slug}/view': {
			only('POST', method);
			const article = found();
			const viewCount = article.views + counters.add(article.slug, 'views').views;
			log(`view  ${article.slug} (${viewCount.toLocaleString('en')})`);
			return enveloped('view', { viewCount }, wire, meta);
		}
		case 'articles/{slug}/feedback': {
			only('POST', method);
			const article = found();
			const { rating, counter } = ratingIn(question.body);
			const { helpful, notHelpful } = counters.add(article.slug, counter);
			const [yes, no] = [helpful.toLocaleString('en'), notHelpful.toLocaleString('en')];
			log(`vote  ${article.slug} ${rating} (${yes} yes, ${no} no)`);
			return enveloped('feedback', { rating }, wire, meta);
		}
		default:
			throw new Refusal(404, 'There is nothing at this address.');
	}
}

function ratingIn(body: string): { rating: string; counter: 'helpful' | 'notHelpful' } {
	let rating: unknown;
	try {
		rating = Object(JSON.parse(body)).rating;
	} catch {
		throw new Refusal(400, 'The body is not JSON.', { code: 'parameter_invalid' });
	}
	if (rating === 'helpful') return { rating, counter: 'helpful' };
	if (rating === 'not_helpful') return { rating, counter: 'notHelpful' };
	if (rating === undefined)
		throw new Refusal(400, 'rating is required.', { code: 'parameter_missing', param: 'rating' });
	throw new Refusal(400, 'rating must be helpful or not_helpful.', { code: 'parameter_invalid', param: 'rating' });
}

/** Refuses other methods with 405; whoever may GET may HEAD. */
export function only(allowed: 'GET' | 'POST', method: string): void {
	const isAllowed = method === allowed || (method === 'HEAD' && allowed === 'GET');
	if (isAllowed) return;
	throw new Refusal(405, `${method} is not for this address.`, {
		code: 'method_not_allowed',
		allow: allowed === 'GET' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS',
	});
}
