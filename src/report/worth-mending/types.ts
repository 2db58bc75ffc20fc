import type { VoteCounts } from '../../model/article.ts';
import type { Interval } from './wilson.ts';

/** An article whose mending helps most readers. */
export interface MendingRow {
	slug: string;
	title: string;
	/** URL of the article; `undefined` without SITE_URL. */
	url: string | undefined;
	/** URL where it is edited; absent without `editUrl`. */
	editUrl?: string;
	views: number;
	/** Votes, and the share of readers who found it unhelpful; `undefined` without votes. */
	votes: (VoteCounts & { unhelpful: Interval }) | undefined;
	/** Day of the last change, such as `2026-11-22`; `undefined` if it is not known. */
	changed: string | undefined;
}

/** The articles most worth mending, the most worth first, and what that is known from. */
export interface WorthMending {
	/** Whether the source counts votes, and views. */
	hasVotes: boolean;
	hasViews: boolean;
	articles: MendingRow[];
}
