/** What an author can be asked to mend: the headings of the report, in its order, and what to do about each. */
export const KIND_TEXTS = {
	'dead-link': {
		label: 'Dead links',
		advice: 'They lead to an article that is not there. Link to the one that took its place, or take the link out.',
	},
	'dead-anchor': {
		label: 'Links to a missing part',
		advice: 'The article is there, the heading behind # is not. Link to a heading that it has.',
	},
	redirect: {
		label: 'Redirects with a bad target',
		advice: 'Mend them under `redirects` in src/help-center.config.ts.',
	},
	'left-out': {
		label: 'Articles left out',
		advice: 'Readers don’t see them. Each line says why.',
	},
	'plain-text': {
		label: 'Articles shown as plain text',
		advice: 'Their Markdown can’t be rendered. Simplify the place that the line names.',
	},
	'broken-image': {
		label: 'Pictures that don’t load',
		advice: 'Readers see an empty frame. Upload the picture again, or take it out.',
	},
	empty: {
		label: 'Empty or nearly empty articles',
		advice: 'Fewer than 20 words, and no picture. Write what readers come for, or unpublish the article.',
	},
	'removed-html': {
		label: 'HTML that was taken out',
		advice: 'It is not allowed in articles, so readers see its words only, or nothing. Write it in Markdown.',
	},
	'duplicate-title': {
		label: 'Titles used more than once',
		advice:
			'In a list or a search nobody can tell them apart. Give each a title of its own, or make one article of them.',
	},
	'missing-alt': {
		label: 'Pictures without a text',
		advice:
			'Who can’t see the picture learns nothing of it. Describe it: ![what it shows](address). Leave mere decoration as it is.',
	},
	'heading-jump': {
		label: 'Headings that skip a level',
		advice: 'The page sets them right for readers. Write ### below ##, not ####.',
	},
	'old-home': {
		label: 'Links to the old home',
		advice: 'Readers are led to this site all the same. Link to the address of the article here.',
	},
	'old-article': {
		label: 'Articles older than a year',
		advice: 'Read them, and save them anew where they are still right.',
	},
} as const;

/** The name of one kind of finding, as JSON has it. */
export type FindingKind = keyof typeof KIND_TEXTS;

/** All kinds, the gravest first. */
// `Object.keys` forgets which keys there are.
export const findingKinds = Object.keys(KIND_TEXTS) as FindingKind[];
