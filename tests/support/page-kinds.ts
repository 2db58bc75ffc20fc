/** A page of the sample's site for each kind that there is. */
export const PAGE_KINDS = [
	'',
	'categories/billing/',
	'tags/setup/',
	'articles/everything-an-article-can-contain/',
	'search/?q=password',
	'404.html',
];
