import type { Article, Site } from '../site.ts';
import { createArticleMarkdown } from './article-markdown.ts';

/** Characters that have a meaning in Markdown: a `_` has none within a word, a `&` only where an entity begins. */
const SPECIAL_CHARACTERS = /[\\`[\]<*~]|(?<=^|\s)#|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;

/** Escapes a text of one line, so that Markdown shows it as it is. */
function escapeMarkdown(text: string): string {
	return text.replace(SPECIAL_CHARACTERS, '\\$&');
}

function createHeading({ name, tagline }: Site['config']): string {
	return `# ${escapeMarkdown(name)}\n${tagline ? `\n> ${escapeMarkdown(tagline)}\n` : ''}`;
}

/**
 * Whether the site has these files: not for staging (`noindex`), and not without SITE_URL, as they contain whole URLs.
 */
function hasLlmsFiles({ robots, urls }: Site): boolean {
	return robots === 'index' && urls.absolute('/') !== undefined;
}

/** `/llms.txt` (llmstxt.org): what the help center is, and the URL of each article's Markdown, by category. */
export function createLlmsTxt(site: Site): string | undefined {
	if (!hasLlmsFiles(site)) return undefined;
	const { config, urls, categories } = site;
	const line = ({ title, address, description }: Article) =>
		`- [${escapeMarkdown(title)}](${urls.absolute(urls.articleFile(address, 'md'))})${description && `: ${escapeMarkdown(description)}`}\n`;
	const section = (name: string, lines: readonly string[]) => `\n## ${name}\n\n${lines.join('')}`;
	return [
		createHeading(config),
		...categories.map(({ name, articles }) => section(escapeMarkdown(name), articles.map(line))),
		// llmstxt.org: a section of this name may be skipped if a shorter context is needed.
		section('Optional', [`- [llms-full.txt](${urls.absolute(urls.file('llms-full.txt'))})\n`]),
	].join('');
}

/**
 * `/llms-full.txt`: the Markdown of all articles, each after its front matter. Created while it is read, so that a
 * large library is never in memory twice. `getMarkdown` is called once for each article.
 */
export function createLlmsFullTxt(
	site: Site,
	getMarkdown: (article: Article) => string | undefined = ({ address }) => createArticleMarkdown(site, address),
): Iterable<string> | undefined {
	return hasLlmsFiles(site) ? generateFullText(site, getMarkdown) : undefined;
}

function* generateFullText(
	{ config, categories }: Site,
	getMarkdown: (article: Article) => string | undefined,
): Generator<string> {
	yield createHeading(config);
	for (const { articles } of categories) {
		for (const article of articles) yield `\n${getMarkdown(article)}`;
	}
}
