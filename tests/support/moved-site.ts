import type { SampleContent } from '../../sample/content.ts';
import { type BuiltSite, startBuiltSite } from './built-site.ts';
import { article, category } from './sample.ts';

/** Markdown of sections, each long enough that a reader has to scroll. */
const sections = (...headings: string[]) =>
	headings.map((heading) => `## ${heading}\n\n${'Much is said of it.\n\n'.repeat(30)}`).join('');

const first: SampleContent = {
	categories: [category('account'), category('money', { name: 'Money' }), category('leaving')],
	articles: [
		article('reset-a-password', {
			category: 'account',
			title: 'Reset a password',
			content: 'Words.\n\n## When no email comes\n\nMore.',
		}),
		article('forgotten', { category: 'account', title: 'Forgotten passwords' }),
		article('Two_Factor', { category: 'account', title: 'Sign in with two factors' }),
		article('pay', {
			category: 'money',
			title: 'Pay an invoice',
			content: sections('Before', 'Card', 'Bank', 'Post', 'Receipts'),
		}),
		article('close', { category: 'leaving', title: 'Close the account' }),
	],
};

/** Returns the content with the slug of an article or a category changed; ids stay. */
function rename({ categories, articles }: SampleContent, from: string, to: string): SampleContent {
	const updatedAt = '2026-10-01T09:00:00.000Z';
	return {
		categories: categories.map((one) => (one.slug === from ? { ...one, slug: to } : one)),
		articles: articles.map((one) => ({
			...one,
			...(one.slug === from && { slug: to, updatedAt }),
			...(one.category === from && { category: to, updatedAt }),
		})),
	};
}

const LATER = '2026-10-02T09:00:00.000Z';
const second = rename(first, 'reset-a-password', 'choose-a-new-password');
const third = rename(rename(second, 'choose-a-new-password', 'new-password'), 'money', 'billing');

/** The final content: two articles are deleted, which leaves one category empty, and one article has other headings. */
const last: SampleContent = {
	...third,
	articles: third.articles
		.filter(({ slug }) => slug !== 'forgotten' && slug !== 'close')
		.map((one) =>
			one.slug === 'pay' ? { ...one, content: sections('Card', 'Transfer', 'Post'), updatedAt: LATER } : one,
		),
};

/** Builds and serves a site whose articles and categories were renamed and deleted before. */
export function startMovedSite(environment: Record<string, string> = {}): Promise<BuiltSite> {
	return startBuiltSite({ content: last }, environment, {
		earlier: [first, second, third],
		config: {
			redirects: {
				'/faq/password.html': 'article:reset-a-password',
				'/help/': '/faq/password.html',
				'/money': 'category:money',
				'/shop': 'https://shop.example/',
				'/old/page': '/articles/nowhere/',
				'/favicon.svg': '/',
				'/articles/new-password': '/',
			},
		},
	});
}
