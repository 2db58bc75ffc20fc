import { createPart } from '../nodes.ts';
import { words } from '../words.ts';
import { fetchArticle } from './article.ts';
import styles from './article-dialog.css?inline';

/** An article that is shown instead of the list. */
export interface Peek {
	/** Removes it. */
	remove(): void;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Finds the element in the article that a link to the same page leads to. */
function findLinkedElement(link: HTMLAnchorElement, page: string, article: Element): Element | undefined {
	if (!link.hash || link.href.split('#')[0] !== page) return undefined;
	const id = decodeURIComponent(link.hash.slice(1));
	return [...article.querySelectorAll('[id]')].find((element) => element.id === id);
}

/**
 * Loads the article behind `link`, shows it at the end of `panel` and focuses its title. Does nothing if `isWanted` is
 * false by then.
 * @throws {Error} if it cannot be loaded, or this page's policy does not allow parsing HTML
 */
export async function openPeek(
	panel: HTMLElement,
	link: HTMLAnchorElement,
	onBack: () => void,
	isWanted: () => boolean,
): Promise<Peek | undefined> {
	const [page = ''] = link.href.split('#');
	const { title, language, nodes } = await fetchArticle(page, link.target);
	if (!isWanted()) return undefined;
	const root = panel.getRootNode();
	if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
	const back = createPart('button', 'back', words.back);
	const whole = createPart('a', 'whole', words.open);
	const heading = createPart('h2', 'article-title', title);
	const article = createPart('article', 'article', heading, ...nodes);
	const view = createPart('div', 'peek', createPart('div', 'peek-bar', back, whole), article);
	back.type = 'button';
	Object.assign(whole, { href: link.href, target: link.target, rel: 'noopener' });
	Object.assign(article, { lang: language, dir: 'auto' });
	heading.tabIndex = -1;
	back.addEventListener('click', onBack);
	view.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape' || event.isComposing) return;
		event.preventDefault();
		event.stopPropagation();
		onBack();
	});
	article.addEventListener('click', (event) => {
		const clickedLink = event.target instanceof Element ? event.target.closest('a') : null;
		const linked = clickedLink && findLinkedElement(clickedLink, page, article);
		if (!linked || event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		linked.scrollIntoView();
	});
	panel.append(view);
	panel.scrollTop = 0;
	const linked = findLinkedElement(link, page, article);
	heading.focus({ preventScroll: true });
	linked?.scrollIntoView({ block: 'start' });
	return { remove: () => view.remove() };
}
