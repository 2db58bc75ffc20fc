/** The words that rendering adds to an article, in the site's language. */
export interface RenderWords {
	note: string;
	tip: string;
	important: string;
	warning: string;
	caution: string;
	/** Accessible name of a table's scroll area, followed by the nearest heading. */
	table: string;
	/** Text of the `<summary>` for a `<details>` without one. */
	details: string;
	/** Shown in place of foreign media without a title and a usable URL. */
	embed: string;
	done: string;
	todo: string;
	/** Accessible names of the list of footnotes, and of the link from a footnote back to the text. */
	footnotes: string;
	backToText: string;
}

/** What the rendering of every article depends on. */
export interface SharedContext {
	/** Origin of the Library; relative URLs resolve against it. */
	libraryUrl: string;
	/** Slug and UUID of the team, as found in URLs. */
	teams: readonly string[];
	siteUrl: string | undefined;
	/** Starts and ends with `/`. */
	basePath: string;
	/** Ids that the page around the article uses; no id of the article may equal one. */
	reservedIds: readonly string[];
	/** Additional origins whose video and audio may play in the page; media of others become a link. */
	ownOrigins: readonly string[];
	/** Whether links to videos of YouTube, Vimeo and Loom name their player (`data-video`). */
	videos?: boolean;
	words: RenderWords;
}

/** Where the site's pages are. Only links depend on it, so rendering sees it only through `Lookups`. */
export interface SiteAddresses {
	/** Path of each article's page, by the article's slug at the Library. */
	pathsBySlug: Readonly<Record<string, string>>;
	/** Paths of the site's other pages: home, search, contact, categories. */
	pagePaths?: readonly string[] | undefined;
	/** Maps former slugs to present ones. */
	formerSlugs?: Readonly<Record<string, string>> | undefined;
}

/** What rendering needs to know of the site and the Library. Plain data, so that it can be sent to a worker; must not change once used. */
export interface RenderContext extends SharedContext, SiteAddresses {}

/** A question that rendering asked about the site or about earlier versions of the article, and its answer. Plain JSON. */
export type Lookup = readonly [name: string, question: unknown, answer: unknown];

/** A heading of an article, for its table of contents. */
export interface Heading {
	id: string;
	level: 2 | 3 | 4 | 5 | 6;
	text: string;
}

/** A link to another article of this site: that article's slug at the Library, and the decoded fragment. */
export interface CrossLink {
	slug: string;
	fragment: string | undefined;
}

/** An article as safe HTML, with what was found while rendering it. */
export interface RenderedArticle {
	html: string;
	headings: Heading[];
	/** Names that links may use for targets in the article and that differ from the target's id, each with that id. */
	linkTargets: [name: string, id: string][];
	/** All text with collapsed white space; without alert titles. */
	text: string;
	/** For the reading time; two characters of Chinese or Japanese count as one word. */
	wordCount: number;
	/** Origins of images and posters; `data:` if one is inline. */
	imageOrigins: string[];
	mediaOrigins: string[];
	/** As written: links to articles that don't exist, and to fragments that this article doesn't have. */
	deadLinks: string[];
	/** As written: relative links that lead to the Library, because they name no article of this site. */
	relativeLinks: string[];
	/** As written: addresses with spaces, which other tools don't read. */
	spacedAddresses: string[];
	/** What the Markdown of another tool has: `front matter`, `<Steps>`, `:::tip`. */
	foreignSyntax: string[];
	crossLinks: CrossLink[];
	/** As written: links to articles of this site under their URL at the Library. */
	hostedLinks: string[];
	/** URLs of links and pictures that would lead elsewhere if they were used on this site as written, each with the URL used in the page. */
	rewrittenUrls: [written: string, to: string][];
	/** Texts of headings that, as written, skip a level; on the page no level is skipped. */
	skippedLevels: string[];
	/** What the sanitiser removed: elements as `script`, attributes as `style=`. */
	removed: string[];
	/** Why the article is shown as preformatted text. */
	plainTextReason: string | undefined;
	/**
	 * What the result depends on besides the Markdown, the title and the `SharedContext`. `undefined` if another attempt might give another
	 * result: after a time limit, or a failure.
	 */
	lookups: readonly Lookup[] | undefined;
}
