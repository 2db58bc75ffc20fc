import { createLetterFinder, toSortKey } from '../language/first-letter.ts';
import { oncePerSite } from '../once-per-site.ts';
import type { Article, Site } from '../site.ts';

/** How many titles one page lists. */
const TITLES_PER_PAGE = 500;

/** The articles whose titles begin with one letter; `letter` is `OTHER_LETTERS` for digits and signs. */
export interface LetterGroup {
	letter: string;
	articles: Article[];
}

/** Splits the groups so that none has more than one page may list. */
function splitGroups(groups: readonly LetterGroup[]): LetterGroup[] {
	return groups.flatMap(({ letter, articles }) =>
		Array.from({ length: Math.ceil(articles.length / TITLES_PER_PAGE) }, (_, index) => ({
			letter,
			articles: articles.slice(index * TITLES_PER_PAGE, (index + 1) * TITLES_PER_PAGE),
		})),
	);
}

/** All articles in alphabetical order, by first letter, as the pages of `/all/` list them: at most 500 on each. */
export const collectLetterPages = oncePerSite(({ articles, config }: Site): LetterGroup[][] => {
	const collator = new Intl.Collator(config.language, { numeric: true });
	const sorted = articles
		.map((article) => ({ article, key: toSortKey(article.title) }))
		.sort((a, b) => collator.compare(a.key, b.key))
		.map(({ article }) => article);
	const findLetter = createLetterFinder(config.language);
	const groups = [...Map.groupBy(sorted, ({ title }) => findLetter(title))];
	const pages: LetterGroup[][] = [];
	let room = 0;
	for (const group of splitGroups(groups.map(([letter, articles]) => ({ letter, articles })))) {
		if (group.articles.length > room) {
			pages.push([]);
			room = TITLES_PER_PAGE;
		}
		pages.at(-1)?.push(group);
		room -= group.articles.length;
	}
	return pages;
});
