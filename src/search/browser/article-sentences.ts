import { fetchJson } from './fetch-json.ts';

/** What an excerpt never shows. */
const LEFT_OUT = 'pre, h1, h2, h3, h4, h5, h6, script, style, svg, button';
const BLOCKS = 'p, li, td, th, dt, dd, summary, figcaption, blockquote, div, body';
/** The end of a sentence, and the spaces after it. */
const SENTENCE_END = /(?<=[.!?…])\s+(?=[\p{Lu}\p{N}"“„«¿¡(])|(?<=[。！？])/u;
/** The most articles that are remembered. */
const MAX_ARTICLES = 100;

const articles = new Map<string, Promise<string[]>>();

function splitIntoSentences(html: string): string[] {
	const { body } = new DOMParser().parseFromString(html, 'text/html');
	for (const element of body.querySelectorAll(LEFT_OUT)) element.remove();
	/** The text of each block, without that of blocks inside it. */
	const texts = new Map<Element, string>();
	const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const { parentElement, textContent } = walker.currentNode;
		const block = parentElement?.closest(BLOCKS) ?? body;
		texts.set(block, (texts.get(block) ?? '') + textContent);
	}
	return [...texts.values()].flatMap((text) => text.replace(/\s+/g, ' ').trim().split(SENTENCE_END)).filter(Boolean);
}

async function fetchSentences(path: string, credentials: RequestCredentials): Promise<string[]> {
	const article = await fetchJson(`${path.replace(/\/$/, '')}.json`, credentials);
	const html: unknown = typeof article === 'object' && article !== null ? Reflect.get(article, 'html') : undefined;
	return typeof html === 'string' ? splitIntoSentences(html) : [];
}

/** Reads the sentences of the article at `path`, without headings and code. Each article is fetched once. */
export function readSentences(path: string, credentials: RequestCredentials = 'same-origin'): Promise<string[]> {
	const known = articles.get(path);
	if (known) return known;
	const sentences = fetchSentences(path, credentials);
	articles.set(path, sentences);
	sentences.catch(() => articles.delete(path));
	const [oldest] = articles.keys();
	if (articles.size > MAX_ARTICLES && oldest !== undefined) articles.delete(oldest);
	return sentences;
}
