import { getPalette } from '../config/palette.ts';
import type { Site } from '../site.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** What `/embed.js` knows of its help center before anybody asks. */
export function createEmbedBoxSetup({ config, words }: Site) {
	const { light, dark } = getPalette(config.accent);
	return {
		label: words.search,
		placeholder: words.searchPlaceholder,
		lang: config.language,
		dir: words.dir,
		accent: [light.accent, dark.accent],
	};
}

/** What is suggested on which page, in the form of the element's attribute `suggestions`. What isn't there by now may come. */
function resolveSuggestions({ config, articles, categories }: Site): [page: string, suggestion: string][] {
	const addressIn = (list: readonly { slug: string; address: string }[], slug: string) =>
		list.find((one) => one.slug === slug)?.address ?? slug;
	return config.suggestions.map((suggestion) => {
		if (suggestion.category !== undefined)
			return [suggestion.on, `category:${addressIn(categories, suggestion.category)}`];
		if (suggestion.search !== undefined) return [suggestion.on, `search:${suggestion.search}`];
		const addresses = (suggestion.articles ?? []).map((slug) => addressIn(articles, slug));
		return [suggestion.on, addresses.join(',')];
	});
}

/** What the panel of an embedded search box knows: the words of the interface, and what is suggested where. */
export function createEmbedPanelSetup(site: Site) {
	const { config, words } = site;
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
		suggestions: resolveSuggestions(site),
	};
}

/** The frame of the page on which the embedded search can be tried. */
export function embedDemoPage(site: Site): PageFrame {
	return createPageFrame(site, {
		heading: 'The search on other sites',
		description: '',
		path: site.urls.file('embed/demo/'),
		robots: 'noindex',
	});
}
