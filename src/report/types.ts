import type { FindingKind } from './kinds.ts';

/** One thing to mend. Texts are the authors' own: printers make them fit for a terminal or a page. */
export interface Finding {
	kind: FindingKind;
	/** The article's original slug; `redirects` for the owner's redirects. */
	slug: string;
	title: string;
	/** Where readers see the article; unknown without SITE_URL, or where it has no page. */
	url: string | undefined;
	/** What was found: the link as it was written, the reason, the picture. */
	what: string;
}

/** What the Library says when a reader's browser asks whether it may vote from SITE_URL. */
export interface VotesCheck {
	/** `undefined`: it could not be asked. */
	taken: boolean | undefined;
	said: string;
	/** What to do about it; empty where there is nothing to do. */
	advice: string;
}

/** Everything that the report knows. Times are ISO 8601. */
export interface Report {
	/** What the help center is called. */
	name: string;
	/** Its home page, where SITE_URL is set. */
	home: string | undefined;
	contentAsOf: string;
	madeAt: string;
	articles: number;
	/** In the order of the kinds, then of the Library. */
	findings: Finding[];
	/** How many pictures were asked for, where they were. */
	picturesAsked: number | undefined;
	/** Where votes were asked about. */
	votes: VotesCheck | undefined;
}
