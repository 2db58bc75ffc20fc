import { ArticleBody } from '../article/article-body.ts';
import { ArticleView } from '../article/article-view.ts';
import { CopyMarkdown } from '../article/copy-markdown.ts';
import { PageContents } from '../article/page-contents.ts';
import { VideoPlayers } from '../article/video-players.ts';
import { ArticleFeedback } from '../feedback/article-feedback.ts';
import { sendPendingVotes } from '../feedback/votes.ts';
import { highlightSearchTerms } from '../highlight/search-terms.ts';
import { listenForSearchShortcuts } from '../search/search-shortcuts.ts';
import { closeDetailsElsewhere } from './closing-details.ts';
import { hideHeaderOnScroll } from './header-on-scroll.ts';
import { prefetchOnIntent } from './prefetch.ts';
import { SiteNotice } from './site-notice.ts';
import { ThemeSwitch } from './theme-switch.ts';

/**
 * In the order in which they are needed: a view is counted even if the page is left at once, the feedback form is at
 * the end.
 */
const ELEMENTS = {
	'article-view': ArticleView,
	'site-notice': SiteNotice,
	'theme-switch': ThemeSwitch,
	'page-contents': PageContents,
	'copy-code': ArticleBody,
	'copy-markdown': CopyMarkdown,
	'video-players': VideoPlayers,
	'article-feedback': ArticleFeedback,
};

/** Yields to the browser. Not every browser has `scheduler.yield`. */
const nextTask = () => globalThis.scheduler?.yield?.() ?? new Promise<void>((resolve) => setTimeout(resolve));

const retryVotes = () => void sendPendingVotes();

const onShown = () => {
	retryVotes();
	highlightSearchTerms();
};

/**
 * Starts everything. A function, not a top-level `await`: with that, the bundler would split off the code shared with
 * the search, and every page would load three files, one after the other.
 */
async function start(): Promise<void> {
	listenForSearchShortcuts();
	prefetchOnIntent();
	hideHeaderOnScroll();
	closeDetailsElsewhere();
	// One task per element, so that a slow phone can respond to its reader in between.
	for (const [name, element] of Object.entries(ELEMENTS)) {
		customElements.define(name, element);
		await nextTask();
	}
	addEventListener('online', retryVotes);
	if (document.prerendering) document.addEventListener('prerenderingchange', onShown, { once: true });
	else onShown();
}

void start();
