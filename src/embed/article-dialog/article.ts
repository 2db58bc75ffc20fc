import { getHtmlParser } from './parse-html.ts';

/** An article to be shown in place. */
export interface PeekArticle {
	title: string;
	language: string;
	nodes: Node[];
}

const TIMEOUT = 8_000;
/** What leads or loads, by the attribute that says where. */
const ADDRESSES = ['href', 'src', 'poster'];

function text(value: unknown, name: string): string {
	const field: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
	return typeof field === 'string' ? field : '';
}

/** Makes addresses mean from anywhere what they mean on the article's own page. */
function resolveUrls(article: Element, page: string, target: string): void {
	for (const name of ADDRESSES) {
		for (const element of article.querySelectorAll(`[${name}]`)) {
			const given = element.getAttribute(name) ?? '';
			if (URL.canParse(given, page)) element.setAttribute(name, new URL(given, page).href);
			else element.removeAttribute(name);
		}
	}
	for (const link of article.querySelectorAll('a')) {
		link.target = target;
		link.rel = 'noopener';
	}
}

/**
 * Fetches the article whose page stands at `page`.
 * @throws {Error} where it doesn't come, or this page lets no HTML be read
 */
export async function fetchArticle(page: string, target: string): Promise<PeekArticle> {
	const parse = getHtmlParser();
	if (!parse) throw new Error('This page lets no HTML be read.');
	const response = await fetch(`${page.replace(/\/$/, '')}.json`, {
		credentials: 'omit',
		signal: AbortSignal.timeout(TIMEOUT),
	});
	if (!response.ok) throw new Error(`${page} answered ${response.status}.`);
	const json: unknown = await response.json();
	const { body } = parse(text(json, 'html'));
	resolveUrls(body, page, target);
	const nodes = [...body.childNodes];
	if (nodes.length === 0) throw new Error(`${page} has nothing to show.`);
	return { title: text(json, 'title'), language: text(json, 'language'), nodes };
}
