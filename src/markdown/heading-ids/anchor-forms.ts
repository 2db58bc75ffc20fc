/**
 * The ids that other tools give to headings, so that links written for them work here too: GitHub, whose form Docusaurus
 * and Starlight use, then VitePress and MkDocs.
 */

/** What GitHub removes from a heading: all but letters, marks, digits, `_`, `-` and spaces. */
const NOT_IN_GITHUB = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;
/** VitePress puts a hyphen in place of these. */
const VITEPRESS_SIGNS = /[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g;

/** A heading's id at GitHub, without a number. */
export function createGithubSlug(text: string): string {
	return text.trim().toLowerCase().replace(NOT_IN_GITHUB, '').replace(/ /g, '-');
}

function createVitePressSlug(text: string): string {
	const slug = text
		.normalize('NFKD')
		.replace(/[\u0300-\u036F]/g, '')
		.replace(VITEPRESS_SIGNS, '-');
	return slug
		.replace(/^-|-$/g, '')
		.replace(/^(?=\d)/, '_')
		.toLowerCase();
}

function createMkDocsSlug(text: string): string {
	const ascii = text.normalize('NFKD').replace(/[^\0-\x7F]/g, '');
	return ascii
		.replace(/[^\w\s-]/g, '')
		.trim()
		.toLowerCase()
		.replace(/[-\s]+/g, '-');
}

/** Numbers equal slugs: the second one gets the first number, with `joint` before it. */
function numberSlugs(slugs: readonly string[], joint: string): string[] {
	const counts = new Map<string, number>();
	return slugs.map((slug) => {
		let number = counts.get(slug);
		if (number === undefined) {
			counts.set(slug, 0);
			return slug;
		}
		let numbered: string;
		do {
			number += 1;
			numbered = `${slug}${joint}${number}`;
		} while (counts.has(numbered));
		counts.set(slug, number).set(numbered, 0);
		return numbered;
	});
}

/** The ids of a heading at other tools. */
export interface AnchorForms {
	/** The form of GitHub, Docusaurus and Starlight, which links from outside have too. */
	github: string;
	others: readonly string[];
}

/** Such a text has the same id in all tools: a fast way for nearly every heading. */
const PLAIN = /^[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*$/;

/** The ids that other tools give to the headings of an article, from all their texts in document order. */
export function createAnchorForms(texts: readonly string[]): AnchorForms[] {
	if (texts.every((text) => PLAIN.test(text)) && new Set(texts).size === texts.length)
		return texts.map((text) => ({ github: text.toLowerCase().replaceAll(' ', '-'), others: [] }));
	const github = numberSlugs(texts.map(createGithubSlug), '-');
	const vitePress = numberSlugs(texts.map(createVitePressSlug), '-');
	const mkDocs = numberSlugs(texts.map(createMkDocsSlug), '_');
	return texts.map((_, at) => ({ github: github[at] ?? '', others: [vitePress[at] ?? '', mkDocs[at] ?? ''] }));
}
