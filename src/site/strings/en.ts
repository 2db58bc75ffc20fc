import { type Counted, counting } from '../counting.ts';

/** Every word of the interface. Another language is complete, or does not compile. */
export const words = {
	// Widened, so that another language may go the other way.
	dir: 'ltr' as 'ltr' | 'rtl',
	skip: 'Skip to content',
	home: 'Home',
	welcome: 'How can we help?',
	breadcrumb: 'Breadcrumb',
	mainLinks: 'Main',
	footerLinks: 'Footer',
	notice: 'Notice',

	search: 'Search',
	searchPlaceholder: 'Search for answers',
	searchTitle: 'Search',
	searchDescription: 'Search all articles of this help center.',
	searchClose: 'Close',
	searchResults: 'Results',
	searchCount: { one: '{n} result', other: '{n} results' } as Counted,
	searchWaiting: 'Searching…',
	searchNothing: 'Nothing found for “{query}”.',
	searchNothingHelp: 'Try other words, or look through the topics.',
	searchTopics: 'Browse by topic: {topics}',
	searchElsewhere: 'The search of this site could not be loaded. These results come from the library itself.',
	searchFailed: 'The search can’t be reached just now. Please try again in a moment.',
	searchMore: 'Show more',
	searchCategory: 'Category',
	searchAll: 'All',
	searchRecent: 'Recently opened',
	searchPopular: 'Most read',
	searchKeyChoose: 'to choose',
	searchKeyOpen: 'to open',
	searchKeyClose: 'to close',
	searchSlash: 'Open the search with the / key',

	feedbackQuestion: 'Was this helpful?',
	feedbackYes: 'Yes',
	feedbackNo: 'No',
	feedbackThanksYes: 'Thank you for letting us know.',
	feedbackThanksNo: 'Thank you. We will try to make it better.',
	feedbackOnwards: 'Meanwhile, these may help:',

	themeTitle: 'Colours',
	themeSystem: 'Like the system',
	themeLight: 'Light',
	themeDark: 'Dark',

	categories: 'Categories',
	browse: 'Browse by topic',
	otherCategories: 'Other topics',
	other: 'Other',
	otherDescription: 'Everything else worth knowing.',
	popular: 'Most read',
	recent: 'Recently updated',
	articleCount: counting('en', { one: '{n} article', other: '{n} articles' }),

	updated: 'Updated',
	contentAsOf: 'Content as of',
	minutes: counting('en', { other: '{n} min read' }),
	onThisPage: 'On this page',
	tags: 'Tags',
	relatedTags: 'Related tags',
	related: 'Related articles',
	moreArticles: 'More in this topic',
	previous: 'Previous',
	next: 'Next',
	emptyArticle: 'This article has no text yet.',
	copyCode: 'Copy',
	copied: 'Copied',
	copyMarkdown: 'Copy as Markdown',
	viewMarkdown: 'View as Markdown',
	enlarge: 'Enlarge image',

	contactTitle: 'Still need help?',
	contactText: 'Our team is glad to answer.',

	notFoundTitle: 'This page isn’t here',
	notFoundText:
		'It may have moved, or the address may have a typing error. Search for it, or start from the home page.',
	goHome: 'Go to the home page',

	goneTitle: 'This article is gone',
	goneText: 'It was taken out of this help center. Another article may have your answer.',
	goneNearest: 'These come closest',
	movedTitle: 'This page has moved',

	markdown: {
		note: 'Note',
		tip: 'Tip',
		important: 'Important',
		warning: 'Warning',
		caution: 'Caution',
		table: 'Table',
		details: 'Details',
		embed: 'Embedded content',
		done: 'Done',
		todo: 'Not done',
	},
};

/** The words of one interface language. */
export type Strings = typeof words;
