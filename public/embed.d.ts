/**
 * Types for `<help-search>`, the search box of the help center for other sites. Copy this file into your project, or
 * reference it.
 */

/** The element. It is configured by attributes only. */
export interface HelpSearchElement extends HTMLElement {}

/** The attributes of `<help-search>`. Those typed as `boolean` are present or absent. */
export interface HelpSearchAttributes {
	/** The accessible name of the box, and the text of a launcher's button. */
	label?: string;
	placeholder?: string;
	/** The most articles to show, 1 to 50; 8 by default. */
	limit?: number | string;
	/** Shows only articles of this category, given by its address or its name. */
	category?: string;
	/** `off`: follows the link of an article instead of showing the article in place. */
	peek?: 'off';
	/**
	 * What to offer before anything is typed: article addresses separated by commas, `category:ADDRESS`,
	 * `search:WORDS`, or `none`.
	 */
	suggestions?: string;
	/** The `target` of links and of the form, such as `_blank`. */
	target?: string;
	/** Shows a button that opens the search in a dialog. */
	launcher?: boolean | '';
	/** Keeps the list of results open below the box. */
	open?: boolean | '';
	/** Searches the full text of the articles too, if the page's policy allows WebAssembly. */
	'full-text'?: boolean | '';
}

/** The `detail` of `help-search:query`. If the event is cancelled, no results are shown. */
export interface HelpSearchQuery {
	/** The query as typed, without spaces around it. */
	query: string;
	/** How many articles match it. */
	count: number;
}

/** The `detail` of `help-search:select`. If the event is cancelled, nothing is opened. */
export interface HelpSearchSelect {
	/** The absolute URL of the article or of one of its headings. */
	url: string;
	title: string;
	/** The query as typed. */
	query: string;
}

/** The events. They bubble, cross shadow roots, and can be cancelled. */
export interface HelpSearchEventMap {
	'help-search:query': CustomEvent<HelpSearchQuery>;
	'help-search:select': CustomEvent<HelpSearchSelect>;
}

declare global {
	interface HTMLElementTagNameMap {
		'help-search': HelpSearchElement;
	}
	interface HTMLElementEventMap extends HelpSearchEventMap {}
	interface DocumentEventMap extends HelpSearchEventMap {}
	interface WindowEventMap extends HelpSearchEventMap {}
}
