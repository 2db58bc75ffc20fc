import { OTHER_LETTERS } from '../language/first-letter.ts';
import { collectLetterPages, type LetterGroup } from '../lists/all-articles.ts';
import { parseFurtherPage } from '../lists/list-pages.ts';
import type { Site } from '../site.ts';
import { type ArticleLink, linkArticles } from './listed.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** The articles of one letter, and the id of their heading. */
interface ShownGroup {
	name: string;
	id: string;
	articles: ArticleLink[];
}

/** Everything that one page of the alphabetical list of articles shows. */
export interface AllPage {
	frame: PageFrame;
	groups: ShownGroup[];
	/** Links to every letter, on this page or another one; empty if there is only one. */
	letters: { name: string; path: string }[];
	/** “Page 2 of 4”; `undefined` if there is only one page. */
	position: string | undefined;
}

/** The numbers of the further pages of the list, for `getStaticPaths`. */
export function furtherAllPaths(site: Site) {
	return collectLetterPages(site)
		.slice(1)
		.map((_, index) => ({ params: { page: `${index + 2}` } }));
}

/** Picks what one of the further pages of the list needs; `undefined` if there is no such page. */
export function furtherAllPage(site: Site, page: string | undefined): AllPage | undefined {
	const number = parseFurtherPage(page);
	return number === undefined ? undefined : allPage(site, number);
}

/** Picks what a page of the list of all articles needs; `undefined` if there are not so many pages. */
export function allPage(site: Site, page = 1): AllPage | undefined {
	const pages = collectLetterPages(site);
	const groups = pages[page - 1];
	if (groups === undefined) return undefined;
	const { urls, words } = site;
	const isFirst = page === 1;
	const fill = (text: string) =>
		text.replace('{name}', words.allArticles).replace('{pages}', `${pages.length}`).replace('{page}', `${page}`);
	const position = pages.length > 1 ? fill(words.pageOf) : undefined;
	const label = (group: LetterGroup) => ({
		name: group.letter === OTHER_LETTERS ? words.otherLetters : group.letter,
		id: group.letter === OTHER_LETTERS ? 'other-letters' : `letter-${group.letter}`,
	});
	const everywhere = pages.flatMap((groups, index) => groups.map((group) => ({ ...label(group), page: index + 1 })));
	// A letter with several pages has its link to the first of them.
	const letters = everywhere
		.filter(({ id }, index) => everywhere.findIndex((other) => other.id === id) === index)
		.map((group) => ({
			name: group.name,
			path: `${group.page === page ? '' : urls.all(group.page)}#${encodeURIComponent(group.id)}`,
		}));
	return {
		frame: createPageFrame(site, {
			heading: isFirst ? words.allArticles : fill(words.pageTitle),
			description: words.allDescription,
			path: urls.all(page),
			...(!isFirst && { parentCrumbs: [{ name: words.allArticles, path: urls.all() }], crumbName: position }),
			previousPath: isFirst ? undefined : urls.all(page - 1),
			nextPath: page === pages.length ? undefined : urls.all(page + 1),
		}),
		groups: groups.map((group) => ({ ...label(group), articles: linkArticles(group.articles) })),
		letters: letters.length > 1 ? letters : [],
		position,
	};
}
