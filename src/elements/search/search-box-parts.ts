import type { SearchAnswer } from '../../search/browser/search-answer.ts';
import { createSearchEngine, type SearchEngine } from '../../search/browser/search-engine.ts';
import { loadPanel } from './fetch-panel.ts';
import { getPart } from './get-part.ts';
import { createOptionList, type OptionList } from './option-list.ts';
import { createSearchReporter, type SearchReporter } from './search-events.ts';
import { createSearchPanel } from './search-panel.ts';
import { createSearchSession, type SearchSession } from './search-session.ts';

/** The parts of a search box, once its panel is loaded. */
export interface SearchBoxParts {
	input: HTMLInputElement;
	options: OptionList;
	engine: SearchEngine;
	session: SearchSession;
	reporter: SearchReporter;
}

/**
 * Loads the panel of a search box, appends it to the box, and connects the parts. `onAnswer` is called with each
 * complete answer.
 */
export async function createSearchBoxParts(
	box: HTMLElement,
	onAnswer: (answer: SearchAnswer) => void,
): Promise<SearchBoxParts> {
	const input = box.querySelector('input');
	if (!input) throw new Error(`<${box.localName}> has no input.`);
	box.append(await loadPanel(box.dataset.panel ?? ''));
	// This live region was in the page from the start, so screen readers announce its changes.
	getPart(box, 'filter').after(getPart(box, 'status'));
	const {
		base = '/',
		fallback: fallbackUrl,
		library: libraryArticlesUrl,
		dataLayer,
		insights,
	} = getPart(box, 'panel').dataset;
	const list = getPart(box, 'list');
	list.id = `${box.id}-list`;
	input.setAttribute('aria-controls', list.id);
	const options = createOptionList(input, list);
	const engine = createSearchEngine({ base, fallbackUrl, libraryArticlesUrl });
	const reporter = createSearchReporter(box, dataLayer !== undefined);
	let latest: SearchAnswer | undefined;
	if (insights)
		import('./search-insights.ts').then(
			({ sendInsights }) => sendInsights(box, insights, reporter, () => latest),
			() => {},
		);
	const query = () => input.value.trim();
	const session = createSearchSession(engine, createSearchPanel(box, options), query, (searched, answer) => {
		latest = answer;
		reporter.reportAnswer(searched, answer.total);
		onAnswer(answer);
	});
	return { input, options, engine, session, reporter };
}
