import { ArticleBody } from '../article/article-body.ts';
import { ArticleView } from '../article/article-view.ts';
import { CopyMarkdown } from '../article/copy-markdown.ts';
import { PageContents } from '../article/page-contents.ts';
import { ArticleFeedback } from '../feedback/article-feedback.ts';
import { sendPendingVotes } from '../feedback/votes.ts';
import { highlightSearchTerms } from '../highlight/search-terms.ts';
import { listenForSearchShortcuts } from '../search/search-shortcuts.ts';
import { prefetchOnIntent } from './prefetch.ts';
import { SiteNotice } from './site-notice.ts';
import { ThemeSwitch } from './theme-switch.ts';

/** First what has to know of a page that is left at once, last what a reader comes to at its end. */
const ELEMENTS = {
	'article-view': ArticleView,
	'site-notice': SiteNotice,
	'theme-switch': ThemeSwitch,
	'page-contents': PageContents,
	'copy-code': ArticleBody,
	'copy-markdown': CopyMarkdown,
	'article-feedback': ArticleFeedback,
};

/** Not every browser has a way to say just this. */
const nextTask = () => globalThis.scheduler?.yield?.() ?? new Promise<void>((resolve) => setTimeout(resolve));

const tryAgain = () => void sendPendingVotes();

const onShown = () => {
	tryAgain();
	highlightSearchTerms();
};

/**
 * Not at the top of the file: the bundler would keep what waits there apart from what the search shares, and every page would
 * bring three files, one after the other.
 */
async function start(): Promise<void> {
	listenForSearchShortcuts();
	prefetchOnIntent();
	// Each in a task of its own, so that a slow phone is free for its reader in between.
	for (const [name, element] of Object.entries(ELEMENTS)) {
		customElements.define(name, element);
		await nextTask();
	}
	addEventListener('online', tryAgain);
	if (document.prerendering) document.addEventListener('prerenderingchange', onShown, { once: true });
	else onShown();
}

void start();
