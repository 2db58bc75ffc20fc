import { isMasked, maskQuery } from '../../insights/mask-query.ts';
import type { InsightMessage, Outcome, SearchMessage } from '../../insights/message.ts';
import type { SearchAnswer } from '../../search/browser/search-answer.ts';
import type { SearchReporter } from './search-events.ts';

/** How long after a poor answer another query counts as the same question in other words, in milliseconds. */
const AGAIN_WITHIN = 60_000;

type Consent = Partial<Pick<Navigator, 'webdriver' | 'globalPrivacyControl' | 'doNotTrack'>>;

/** Whether this reader may be counted: not with Global Privacy Control or Do Not Track, and no automated browser. */
export function mayCount({ webdriver, globalPrivacyControl, doNotTrack }: Consent): boolean {
	return !webdriver && !globalPrivacyControl && doNotTrack !== '1';
}

/** Sends a message with nothing about the reader. Text, because browsers ask another origin first before they send JSON. */
function send(endpoint: string, message: InsightMessage): void {
	const body = JSON.stringify(message);
	const options = { credentials: 'omit', referrerPolicy: 'no-referrer', keepalive: true } as const;
	// It may have been counted even if it fails, so it is never repeated.
	fetch(endpoint, { method: 'POST', body, ...options }).catch(() => {});
}

function readOutcome({ total, isPartial }: SearchAnswer): Outcome {
	return total === 0 ? 'none' : isPartial ? 'partial' : 'found';
}

/** Whether a query is the other one, or its beginning: then the reader typed on and did not choose other words. */
function isContinued(one: string, other: string): boolean {
	return one.startsWith(other) || other.startsWith(one);
}

/**
 * Sends each query that `reporter` reports for a search box to the owner's collector, and whether an article was opened.
 * `getAnswer` returns the answer to that query.
 */
export function sendInsights(
	box: HTMLElement,
	endpoint: string,
	reporter: SearchReporter,
	getAnswer: () => SearchAnswer | undefined,
	now: () => number = Date.now,
): void {
	if (!mayCount(navigator)) return;
	let last: (SearchMessage & { typed: string; at: number }) | undefined;

	box.addEventListener('help-search', ({ detail: { query: typed } }) => {
		const answer = getAnswer();
		const query = maskQuery(typed);
		// Without its index, the search finds less than there is.
		if (!answer || answer.missing || !query) return;
		const outcome = readOutcome(answer);
		send(endpoint, { query, outcome, opened: false });
		if (last && last.outcome !== 'found' && !last.opened && now() - last.at <= AGAIN_WITHIN) {
			const again = { from: last.query, to: query };
			if (!isContinued(last.query, query) && !isMasked(`${last.query} ${query}`)) send(endpoint, { again });
		}
		last = { query, outcome, opened: false, typed, at: now() };
	});

	const onOpen = () => {
		// An article that is opened at once counts as an answer that was read.
		reporter.flush();
		const typed = box.querySelector('input')?.value.trim();
		if (!last || last.opened || last.typed !== typed) return;
		last.opened = true;
		send(endpoint, { query: last.query, outcome: last.outcome, opened: true });
	};
	const onClick = ({ target, button }: MouseEvent) => {
		if (button < 2 && target instanceof Element && target.closest('a[role=option]')) onOpen();
	};
	box.addEventListener('click', onClick);
	box.addEventListener('auxclick', onClick);
	// This opens the chosen article in a new tab.
	box.addEventListener('keydown', ({ key, ctrlKey, metaKey, target }) => {
		if (key !== 'Enter' || !(ctrlKey || metaKey) || !(target instanceof Element)) return;
		if (target.hasAttribute('aria-activedescendant')) onOpen();
	});
}
