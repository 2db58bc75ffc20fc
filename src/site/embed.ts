import { paletteOf } from './palette.ts';
import type { Site } from './site.ts';

/** What `/embed.js` knows of its help center before anybody asks. */
export function boxSetup({ config, words }: Site) {
	const { light, dark } = paletteOf(config.accent);
	return {
		label: words.search,
		placeholder: words.searchPlaceholder,
		lang: config.language,
		dir: words.dir,
		accent: [light.accent, dark.accent],
	};
}

/** What the panel of an embedded search box knows: the words of the interface, and what is suggested where. */
export function panelSetup({ config, words }: Site) {
	return {
		language: config.language,
		words: {
			results: words.searchResults,
			count: words.searchCount,
			waiting: words.searchWaiting,
			nothing: words.searchNothing,
			corrected: words.searchCorrected,
			partial: words.searchPartial,
			nearest: words.searchNearest,
			nothingHelp: words.searchNothingHelp,
			failed: words.searchFailed,
			popular: words.searchPopular,
			close: words.searchClose,
			dialog: words.search,
			...words.embed,
		},
		suggestions: [],
	};
}
