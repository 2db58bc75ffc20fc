import type { Article, Site } from '../site.ts';
import { articleMarkdown } from './article-markdown.ts';

/** What Markdown would take for its own: a `_` means nothing within a word, a `&` only where a reference begins. */
const SIGNS = /[\\`[\]<*~]|(?<=^|\s)#|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;

/** Plain words as Markdown that means just them; they stand on one line. */
function plainly(text: string): string {
	return text.replace(SIGNS, '\\$&');
}

function heading({ name, tagline }: Site['config']): string {
	return `# ${plainly(name)}\n${tagline ? `\n> ${plainly(tagline)}\n` : ''}`;
}

/** Whether the site tells machines of itself as a whole: not for staging, and not without SITE_URL, as all its addresses are absolute. */
function isTold({ robots, urls }: Site): boolean {
	return robots === 'index' && urls.absolute('/') !== undefined;
}

/** `/llms.txt` (llmstxt.org): what the help center is, and where each article's Markdown stands, category by category. */
export function llmsTxt(site: Site): string | undefined {
	if (!isTold(site)) return undefined;
	const { config, urls, categories } = site;
	const line = ({ title, address, description }: Article) =>
		`- [${plainly(title)}](${urls.absolute(urls.articleFile(address, 'md'))})${description && `: ${plainly(description)}`}\n`;
	const section = (name: string, lines: readonly string[]) => `\n## ${name}\n\n${lines.join('')}`;
	return [
		heading(config),
		...categories.map(({ name, articles }) => section(plainly(name), articles.map(line))),
		// By llmstxt.org a section of this name may be left out where room is short.
		section('Optional', [`- [llms-full.txt](${urls.absolute(urls.file('llms-full.txt'))})\n`]),
	].join('');
}

/**
 * `/llms-full.txt`: the Markdown of all articles, each after its front matter. It is made while it is read: a large library is never in
 * memory twice. `markdownOf` is asked once for each article.
 */
export function llmsFull(
	site: Site,
	markdownOf: (article: Article) => string | undefined = ({ address }) => articleMarkdown(site, address),
): Iterable<string> | undefined {
	return isTold(site) ? wholeText(site, markdownOf) : undefined;
}

function* wholeText(
	{ config, categories }: Site,
	markdownOf: (article: Article) => string | undefined,
): Generator<string> {
	yield heading(config);
	for (const { articles } of categories) {
		for (const article of articles) yield `\n${markdownOf(article)}`;
	}
}
