import type { SampleArticle } from './content.ts';

/** Finds the articles that contain every word of the query, best match first; their excerpts are HTML with `<mark>` around the words. */
export function searchArticles(articles: readonly SampleArticle[], query: string, limit: number): SampleArticle[] {
	const words = [...new Set(query.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu))];
	if (words.length === 0) return [];
	return articles
		.map((article) => ({ article, score: scoreArticle(article, words) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score || b.article.views - a.article.views)
		.slice(0, limit)
		.map(({ article }) => ({ ...article, excerpt: createMarkedExcerpt(article, words) }));
}

function scoreArticle({ title, tags, excerpt, content }: SampleArticle, words: readonly string[]): number {
	const has = (text: string | null, word: string): number => (text?.toLowerCase().includes(word) ? 1 : 0);
	const scores = words.map(
		(word) => 8 * has(title, word) + 4 * has(tags.join(' '), word) + 3 * has(excerpt, word) + has(content, word),
	);
	return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score);
}

function createMarkedExcerpt({ excerpt, content }: SampleArticle, words: readonly string[]): string {
	const anyWord = new RegExp(`(${words.join('|')})`, 'giu');
	const plain = content.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[#*`>|_~\s]+/g, ' ');
	const text = [excerpt ?? '', plain].find((candidate) => candidate.search(anyWord) !== -1) ?? excerpt ?? plain;
	const start = Math.max(0, text.search(anyWord) - 60);
	const around = text.slice(start === 0 ? 0 : text.indexOf(' ', start) + 1).slice(0, 180);
	return around
		.split(anyWord)
		.map((part, index) => (index % 2 === 1 ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part)))
		.join('')
		.trim();
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
