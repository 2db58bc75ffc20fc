import { getHtmlParser } from './parse-html.ts';

/** An article to show in the panel. */
export interface PeekArticle {
	title: string;
	language: string;
	nodes: Node[];
}

const TIMEOUT = 8_000;
/** Attributes whose value is a URL. */
const URL_ATTRIBUTES = ['href', 'src', 'poster'];

function readText(value: unknown, name: string): string {
	const field: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
	return typeof field === 'string' ? field : '';
}

/** Makes URLs absolute, resolved against the article's own page, and lets links open in `target`. */
function resolveUrls(article: Element, page: string, target: string): void {
	for (const name of URL_ATTRIBUTES) {
		for (const element of article.querySelectorAll(`[${name}]`)) {
			const relative = element.getAttribute(name) ?? '';
			if (URL.canParse(relative, page)) element.setAttribute(name, new URL(relative, page).href);
			else element.removeAttribute(name);
		}
	}
	for (const link of article.querySelectorAll('a')) {
		link.target = target;
		link.rel = 'noopener';
	}
}

/**
 * Fetches the article whose page has the URL `page`.
 * @throws {Error} if it cannot be loaded, or this page's policy does not allow parsing HTML
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
	const { body } = parse(readText(json, 'html'));
	resolveUrls(body, page, target);
	const nodes = [...body.childNodes];
	if (nodes.length === 0) throw new Error(`${page} has nothing to show.`);
	return { title: readText(json, 'title'), language: readText(json, 'language'), nodes };
}
