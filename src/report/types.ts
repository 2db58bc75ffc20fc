import type { FindingKind } from './kinds.ts';
import type { SearchesReport } from './searches/summarise-searches.ts';
import type { WorthMending } from './worth-mending/types.ts';

/** One thing to fix. Its texts come from authors: sanitise them before they reach a terminal or a page. */
export interface Finding {
	kind: FindingKind;
	/** Slug of the article; `redirects` for a configured redirect. */
	slug: string;
	title: string;
	/** URL of the article; `undefined` without SITE_URL, or if it has no page. */
	url: string | undefined;
	/** What was found: the link as written, the reason, the URL of the picture. */
	what: string;
	/** URL where the article is edited; absent if `editUrl` is not configured, or has no answer for this article. */
	editUrl?: string;
}

/** Whether the Library accepts votes from readers' browsers on the site at SITE_URL (CORS). */
export interface VotesCheck {
	/** `undefined` if it could not be checked. */
	taken: boolean | undefined;
	/** The result, in a sentence. */
	said: string;
	/** What to do about it; empty if nothing. */
	advice: string;
}

/** The content report. Times are ISO 8601. */
export interface Report {
	/** Name of the help center. */
	name: string;
	/** URL of its home page; `undefined` without SITE_URL. */
	home: string | undefined;
	contentAsOf: string;
	madeAt: string;
	/** Number of articles. */
	articles: number;
	/** By kind, then in the order of the Library. */
	findings: Finding[];
	worthMending: WorthMending;
	/** Number of pictures that were requested; `undefined` if pictures were not checked. */
	picturesAsked: number | undefined;
	/** `undefined` if votes were not checked. */
	votes: VotesCheck | undefined;
	/** What readers searched for; absent if it was not asked for. */
	searches?: SearchesReport;
}
