/**
 * The kinds of findings, in the order of the report: heading, and advice to the author. First what needs a person, then
 * the harmless kinds.
 */
export const KIND_TEXTS = {
	'dead-link': {
		label: 'Dead links',
		advice: 'They lead to an article that does not exist. Link to the article that replaced it, or remove the link.',
	},
	'relative-link': {
		label: 'Relative links that name no article',
		advice:
			'They lead to cStar, not to this site. Link to the whole address, or to /articles/SLUG/ for an article of this site.',
	},
	'dead-anchor': {
		label: 'Links to a missing part',
		advice: 'The article exists, the heading after # does not. Link to a heading that it has.',
	},
	redirect: {
		label: 'Redirects with a bad target',
		advice: 'Correct them under `redirects` in src/help-center.config.ts.',
	},
	'left-out': {
		label: 'Articles left out',
		advice: 'Readers don’t see them. Each line says why.',
	},
	'plain-text': {
		label: 'Articles shown as plain text',
		advice: 'Their Markdown can’t be rendered. Simplify the part that the line names.',
	},
	'broken-image': {
		label: 'Pictures that don’t load',
		advice: 'Readers see an empty frame. Upload the picture again, or remove it.',
	},
	empty: {
		label: 'Empty or nearly empty articles',
		advice: 'Fewer than 20 words, and no picture. Write what readers look for, or unpublish the article.',
	},
	'removed-html': {
		label: 'HTML that was removed',
		advice: 'It is not allowed in articles, so readers see only its text, or nothing. Write it in Markdown.',
	},
	'cut-text': {
		label: 'Texts that are cut',
		advice: 'They are longer than any reader reads. Shorten the title, tag or excerpt.',
	},
	'duplicate-title': {
		label: 'Titles used more than once',
		advice:
			'Readers can’t tell them apart in a list or a search. Give each article its own title, or merge the articles.',
	},
	'missing-alt': {
		label: 'Pictures without alternative text',
		advice:
			'Readers who can’t see the picture miss its content. Describe it: ![what it shows](URL). Pictures that are only decoration need no text.',
	},
	'old-article': {
		label: 'Articles older than a year',
		advice: 'Review them, and save them again if they are still correct.',
	},
	'other-markdown': {
		label: 'Looks like another tool’s Markdown',
		advice:
			'This site shows it as well as it can, but cStar and other readers of the article may not. Write it in plain Markdown.',
	},
	'spaced-address': {
		label: 'Addresses with spaces',
		advice: 'This site reads them, other tools don’t. Write %20 for each space, or put the address in < and >.',
	},
	'heading-jump': {
		label: 'Headings that skip a level',
		advice: 'The page corrects them for readers. Write ### below ##, not ####.',
	},
	'old-home': {
		label: 'Links to the help center at cStar',
		advice: 'They lead readers to this site anyway. Link to the article on this site.',
	},
} as const;

/** The name of a kind of finding, as in the JSON. */
export type FindingKind = keyof typeof KIND_TEXTS;

/** All kinds, the most serious first. */
// `Object.keys` returns `string[]`, whatever the object.
export const findingKinds = Object.keys(KIND_TEXTS) as FindingKind[];

const HARMLESS_KINDS: ReadonlySet<FindingKind> = new Set([
	'other-markdown',
	'spaced-address',
	'heading-jump',
	'old-home',
]);

/** Whether readers lose nothing by findings of this kind, because the site corrects them. The report folds such kinds. */
export function isHarmless(kind: FindingKind): boolean {
	return HARMLESS_KINDS.has(kind);
}
