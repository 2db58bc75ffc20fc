/** Texts and suggestions of the help center, inserted by the build. */
declare const HELP_CENTER_PANEL: {
	language: string;
	words: {
		results: string;
		count: Readonly<Record<string, string | undefined>> & { other: string };
		waiting: string;
		nothing: string;
		corrected: string;
		partial: string;
		nearest: string;
		nothingHelp: string;
		failed: string;
		all: string;
		popular: string;
		suggested: string;
		back: string;
		open: string;
		close: string;
		dialog: string;
	};
	/** Pairs of a URL pattern of pages and a suggestion, in the format of the attribute `suggestions`. */
	suggestions: readonly [page: string, suggestion: string][];
};

export const panelSetup = HELP_CENTER_PANEL;
export const { words } = panelSetup;

/** Formats the number of results as a text. */
export function formatResultCount(count: number): string {
	const form = words.count[new Intl.PluralRules(panelSetup.language).select(count)] ?? words.count.other;
	return form.replace('{n}', () => new Intl.NumberFormat(panelSetup.language).format(count));
}
