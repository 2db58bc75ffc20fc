/** One page of each kind, as paths in the sample's site. */
export const PAGE_KINDS = [
	'',
	'categories/billing/',
	'tags/setup/',
	'all/',
	'articles/everything-an-article-can-contain/',
	'search/?q=password',
	'404.html',
];
