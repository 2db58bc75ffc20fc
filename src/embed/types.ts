/** A box with everything that came at first focus. */
export interface Box {
	/** Listens until `signal` ends: the element is in a page. */
	connect(signal: AbortSignal): void;
	/** Shows suggestions, or what is found, as when a reader turns to the box. */
	show(): void;
}

/** A box in a dialog of its own. */
export interface BoxDialog extends Box {
	/** Opens it with these words in the box. */
	open(words: string): void;
}

/** The file that comes at first focus. */
export interface PanelFile {
	/** Begins to load the index; what fails is tried again when it is needed. */
	preload(home: string): void;
	/** Completes the form in `box`. */
	createBox(host: HTMLElement, box: HTMLElement, home: string): Box;
	/** Puts `box` into a dialog in `root`. */
	createDialog(host: HTMLElement, root: ShadowRoot, box: HTMLElement, home: string): Promise<BoxDialog>;
}

/** What `help-search:query` says. */
export interface QueryDetail {
	/** As typed, without spaces around it. */
	query: string;
	/** How many articles answer it. */
	count: number;
}

/** What `help-search:select` says. */
export interface SelectDetail {
	/** The article, or a part of it, at its full address. */
	url: string;
	title: string;
	/** What had been typed. */
	query: string;
}
