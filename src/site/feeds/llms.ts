import type { Article, Site } from '../site.ts';
import { createArticleMarkdown } from './article-markdown.ts';

/** What Markdown would take for its own: a `_` means nothing within a word, a `&` only where a reference begins. */
const SIGNS = /[\\`[\]<*~]|(?<=^|\s)#|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;

/** Plain words as Markdown that means just them; they stand on one line. */
function escapeMarkdown(text: string): string {
	return text.replace(SIGNS, '\\$&');
}

function heading({ name, tagline }: Site['config']): string {
	return `# ${escapeMarkdown(name)}\n${tagline ? `\n> ${escapeMarkdown(tagline)}\n` : ''}`;
}

/** Whether the site tells machines of itself as a whole: not for staging, and not without SITE_URL, as all its addresses are absolute. */
function isSiteIndexable({ robots, urls }: Site): boolean {
	return robots === 'index' && urls.absolute('/') !== undefined;
}

/** `/llms.txt` (llmstxt.org): what the help center is, and where each article's Markdown stands, category by category. */
export function createLlmsTxt(site: Site): string | undefined {
	if (!isSiteIndexable(site)) return undefined;
	const { config, urls, categories } = site;
	const line = ({ title, address, description }: Article) =>
		`- [${escapeMarkdown(title)}](${urls.absolute(urls.articleFile(address, 'md'))})${description && `: ${escapeMarkdown(description)}`}\n`;
	const section = (name: string, lines: readonly string[]) => `\n## ${name}\n\n${lines.join('')}`;
	return [
		heading(config),
		...categories.map(({ name, articles }) => section(escapeMarkdown(name), articles.map(line))),
		// By llmstxt.org a section of this name may be left out where room is short.
		section('Optional', [`- [llms-full.txt](${urls.absolute(urls.file('llms-full.txt'))})\n`]),
	].join('');
}

/**
 * `/llms-full.txt`: the Markdown of all articles, each after its front matter. It is made while it is read: a large library is never in
 * memory twice. `markdownOf` is asked once for each article.
 */
export function createLlmsFullTxt(
	site: Site,
	getMarkdown: (article: Article) => string | undefined = ({ address }) => createArticleMarkdown(site, address),
): Iterable<string> | undefined {
	return isSiteIndexable(site) ? wholeText(site, getMarkdown) : undefined;
}

function* wholeText(
	{ config, categories }: Site,
	getMarkdown: (article: Article) => string | undefined,
): Generator<string> {
	yield heading(config);
	for (const { articles } of categories) {
		for (const article of articles) yield `\n${getMarkdown(article)}`;
	}
}
