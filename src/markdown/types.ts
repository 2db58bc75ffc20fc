/** The words that rendering adds to an article, in the reader's language. */
export interface RenderWords {
	note: string;
	tip: string;
	important: string;
	warning: string;
	caution: string;
	/** Names a table's scrolling region, before the nearest heading. */
	table: string;
	/** The summary of a `details` that has none. */
	details: string;
	/** Stands for an embed that has no usable address. */
	embed: string;
	done: string;
	todo: string;
}

/** What rendering knows of the site and of the Library. Plain data, so that it travels to a worker; never changed once used. */
export interface RenderContext {
	/** Origin of the Library: relative addresses resolve against it. */
	libraryUrl: string;
	/** Slug and UUID of the team, as they stand in addresses. */
	teams: readonly string[];
	siteUrl: string | undefined;
	/** Starts and ends with `/`. */
	basePath: string;
	/** Page path of each article, by its original slug. */
	pathsBySlug: Readonly<Record<string, string>>;
	/** The present slug of each article that had another one before, by that one. */
	formerSlugs?: Readonly<Record<string, string>>;
	/** Ids that the page around the article uses. */
	reservedIds: readonly string[];
	/** Further origins whose video and audio may play in the page; others become a link. */
	ownOrigins: readonly string[];
	words: RenderWords;
}

/** A heading of an article, for its list of contents. */
export interface Heading {
	id: string;
	level: 2 | 3 | 4 | 5 | 6;
	text: string;
}

/** A link to another article of this site: its original slug, and the part that it asks for. */
export interface CrossLink {
	slug: string;
	fragment: string | undefined;
}

/** An article's text as safe HTML, and what was learnt on the way. */
export interface RenderedArticle {
	html: string;
	headings: Heading[];
	/** What links may call places of the article besides the ids of its headings; then the id that each has. */
	linkTargets: [name: string, id: string][];
	/** All words, white space folded; without headings' signs and alert titles. */
	text: string;
	/** For the reading time; two letters of Chinese or Japanese count as one word. */
	wordCount: number;
	/** Origins that images and posters come from; `data:` where one is inline. */
	imageOrigins: string[];
	mediaOrigins: string[];
	/** As written: links to articles that are not there, and to parts that this article does not have. */
	deadLinks: string[];
	crossLinks: CrossLink[];
	/** As written: links that follow an article of this site to where it stood before, at the Library's own address. */
	hostedLinks: string[];
	/** Addresses of links and pictures that, as written, would lead astray on this site; then where the page leads instead. */
	rewrittenUrls: [written: string, to: string][];
	/** The words of headings that, as written, skip a level; on the page they skip none. */
	skippedLevels: string[];
	/** Short names of what the sanitiser took out: `script`, `style=`. */
	removed: string[];
	/** Why the article is shown as preformatted text. */
	plainTextReason: string | undefined;
}
