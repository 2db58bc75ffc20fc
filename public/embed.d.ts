/** Types for `<help-search>`, the search box of the help center on other sites. Copy this file into your project, or refer to it. */

/** The element. What can be asked of it, it is asked by attributes. */
export interface HelpSearchElement extends HTMLElement {}

/** The attributes of `<help-search>`; those without a value are there or not. */
export interface HelpSearchAttributes {
	/** The accessible name of the box, and the text of a launcher's button. */
	label?: string;
	placeholder?: string;
	/** How many articles at most, 1 to 50. */
	limit?: number | string;
	/** Only articles of this category: its address or its name. */
	category?: string;
	/** `off`: an article is not shown in place, its link is followed. */
	peek?: 'off';
	/** Addresses of articles with commas between, `category:ADDRESS`, `search:WORDS`, or `none`. */
	suggestions?: string;
	/** Where links and the form open, such as `_blank`. */
	target?: string;
	/** A button that opens the search in a dialog. */
	launcher?: boolean | '';
	/** What is found stands below the box all the time. */
	open?: boolean | '';
	/** Searches the words of the articles too, if the page's policy allows WebAssembly. */
	'full-text'?: boolean | '';
}

/** What `help-search:query` says. Cancelled, nothing is shown. */
export interface HelpSearchQuery {
	/** As typed, without spaces around it. */
	query: string;
	/** How many articles answer it. */
	count: number;
}

/** What `help-search:select` says. Cancelled, nothing is opened. */
export interface HelpSearchSelect {
	/** The article, or a part of it, at its full address. */
	url: string;
	title: string;
	/** What had been typed. */
	query: string;
}

/** The events. They bubble, and cross shadow roots. */
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
