import './article-feedback.ts';
import './article-view.ts';
import './copy-code.ts';
import './page-contents.ts';
import './site-notice.ts';
import './theme-switch.ts';
import { listenForSearch } from './search-keys.ts';
import { sendKeptVotes } from './votes.ts';

const tryAgain = () => void sendKeptVotes();

listenForSearch();
addEventListener('online', tryAgain);
if (document.prerendering) document.addEventListener('prerenderingchange', tryAgain, { once: true });
else tryAgain();
