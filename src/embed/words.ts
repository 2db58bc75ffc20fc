/** What the build tells the panel of its help center: words in its language, and which articles suit which page. */
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
	/** In the form of the attribute `suggestions`, each with the pages that it is for. */
	suggestions: readonly [page: string, suggestion: string][];
};

export const panelSetup = HELP_CENTER_PANEL;
export const { words } = panelSetup;

/** How many there are, in words. */
export function formatResultCount(count: number): string {
	const form = words.count[new Intl.PluralRules(panelSetup.language).select(count)] ?? words.count.other;
	return form.replace('{n}', () => new Intl.NumberFormat(panelSetup.language).format(count));
}
