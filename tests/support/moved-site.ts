import type { SampleArticle, SampleContent } from '../../sample/content.ts';
import { type BuiltSite, startBuiltSite } from './built-site.ts';
import { article, category } from './sample.ts';

const in_ = (slug: string, rest: Partial<SampleArticle>): Partial<SampleArticle> => ({ category: slug, ...rest });

/** Headings with so much below each that a reader has to scroll. */
const parts = (...headings: string[]) =>
	headings.map((heading) => `## ${heading}\n\n${'Much is said of it.\n\n'.repeat(30)}`).join('');

const first: SampleContent = {
	categories: [category('account'), category('money', { name: 'Money' }), category('leaving')],
	articles: [
		article(
			'reset-a-password',
			in_('account', { title: 'Reset a password', content: 'Words.\n\n## When no email comes\n\nMore.' }),
		),
		article('forgotten', in_('account', { title: 'Forgotten passwords' })),
		article('Two_Factor', in_('account', { title: 'Sign in with two factors' })),
		article(
			'pay',
			in_('money', { title: 'Pay an invoice', content: parts('Before', 'Card', 'Bank', 'Post', 'Receipts') }),
		),
		article('close', in_('leaving', { title: 'Close the account' })),
	],
};

/** The same library after an article and a category were renamed: ids stay. */
function renamed({ categories, articles }: SampleContent, from: string, to: string): SampleContent {
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
const second = renamed(first, 'reset-a-password', 'choose-a-new-password');
const third = renamed(renamed(second, 'choose-a-new-password', 'new-password'), 'money', 'billing');

/** What is left in the end: two articles are deleted, and with one of them its category is empty; one has other headings. */
const last: SampleContent = {
	...third,
	articles: third.articles
		.filter(({ slug }) => slug !== 'forgotten' && slug !== 'close')
		.map((one) =>
			one.slug === 'pay' ? { ...one, content: parts('Card', 'Transfer', 'Post'), updatedAt: LATER } : one,
		),
};

/** A site whose articles and categories were renamed and deleted before it was built. */
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
