/** A fully loaded search box. */
export interface Box {
	/** Adds the listeners, until `signal` aborts; called when the element is inserted into a page. */
	connect(signal: AbortSignal): void;
	/** Shows suggestions or results, as when a reader focuses the box. */
	show(): void;
}

/** A search box in a dialog of its own. */
export interface BoxDialog extends Box {
	/** Opens the dialog with these words in the input. */
	open(words: string): void;
}

/** The exports of the file that is loaded at first focus. */
export interface PanelFile {
	/** Starts to load the index. A failure is ignored: the index is loaded again when it is needed. */
	preload(home: string): void;
	/** Turns the form in `box` into a search box. */
	createBox(host: HTMLElement, box: HTMLElement, home: string): Box;
	/** Puts `box` into a dialog in `root`. */
	createDialog(host: HTMLElement, root: ShadowRoot, box: HTMLElement, home: string): Promise<BoxDialog>;
}

/** The `detail` of `help-search:query`. */
export interface QueryDetail {
	/** The query as typed, without spaces around it. */
	query: string;
	/** How many articles match it. */
	count: number;
}

/** The `detail` of `help-search:select`. */
export interface SelectDetail {
	/** The absolute URL of the article or of one of its headings. */
	url: string;
	title: string;
	/** The query as typed. */
	query: string;
}
