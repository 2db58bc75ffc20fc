import { ArticleFeedback } from './article-feedback.ts';
import { ArticleView } from './article-view.ts';
import { CopyCode } from './copy-code.ts';
import { CopyMarkdown } from './copy-markdown.ts';
import { PageContents } from './page-contents.ts';
import { listenForSearch } from './search-keys.ts';
import { SiteNotice } from './site-notice.ts';
import { ThemeSwitch } from './theme-switch.ts';
import { sendKeptVotes } from './votes.ts';

const ELEMENTS = {
	'site-notice': SiteNotice,
	'theme-switch': ThemeSwitch,
	'page-contents': PageContents,
	'copy-code': CopyCode,
	'copy-markdown': CopyMarkdown,
	'article-feedback': ArticleFeedback,
	'article-view': ArticleView,
};

/** Not every browser has a way to say just this. */
const nextTask = () => globalThis.scheduler?.yield?.() ?? new Promise<void>((resolve) => setTimeout(resolve));

const tryAgain = () => void sendKeptVotes();

listenForSearch();
// Each in a task of its own, so that a slow phone is free for its reader in between.
for (const [name, element] of Object.entries(ELEMENTS)) {
	await nextTask();
	customElements.define(name, element);
}
addEventListener('online', tryAgain);
if (document.prerendering) document.addEventListener('prerenderingchange', tryAgain, { once: true });
else tryAgain();
