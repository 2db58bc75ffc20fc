import { getPalette } from '../config/palette.ts';
import type { Site } from '../site.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** What `/embed.js` needs to show its search box, before it requests anything. */
export function createEmbedBoxSetup({ config, words }: Site) {
	const { light, dark } = getPalette(config.accent);
	return {
		label: words.search,
		placeholder: words.searchPlaceholder,
		lang: config.locale,
		dir: words.dir,
		accent: [light.accent, dark.accent],
	};
}

/**
 * The suggestions for each page, in the format of the element's `suggestions` attribute. Unknown slugs stay: they may
 * exist later.
 */
function resolveSuggestions({ config, articles, categories }: Site): [page: string, suggestion: string][] {
	const findAddress = (list: readonly { slug: string; address: string }[], slug: string) =>
		list.find((item) => item.slug === slug)?.address ?? slug;
	return config.suggestions.map((suggestion) => {
		if (suggestion.category !== undefined)
			return [suggestion.on, `category:${findAddress(categories, suggestion.category)}`];
		if (suggestion.search !== undefined) return [suggestion.on, `search:${suggestion.search}`];
		const addresses = (suggestion.articles ?? []).map((slug) => findAddress(articles, slug));
		return [suggestion.on, addresses.join(',')];
	});
}

/** What the panel of an embedded search box needs: the interface strings, and the suggestions for each page. */
export function createEmbedPanelSetup(site: Site) {
	const { config, words } = site;
	return {
		language: config.locale,
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

/** The frame of the demo page of the embedded search. */
export function embedDemoPage(site: Site): PageFrame {
	return createPageFrame(site, {
		heading: 'The search on other sites',
		description: '',
		path: site.urls.file('embed/demo/'),
		robots: 'noindex',
	});
}
