import { createPart } from '../nodes.ts';
import { words } from '../words.ts';
import { fetchArticle } from './article.ts';
import styles from './article-dialog.css?inline';

/** An article that is shown in the place of the list. */
export interface Peek {
	/** Takes it away. */
	remove(): void;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** The element that a link within the article leads to. */
function findLinkedElement(link: HTMLAnchorElement, page: string, article: Element): Element | undefined {
	if (!link.hash || link.href.split('#')[0] !== page) return undefined;
	const id = decodeURIComponent(link.hash.slice(1));
	return [...article.querySelectorAll('[id]')].find((element) => element.id === id);
}

/**
 * Shows the article behind `link` at the end of `panel`, and puts the focus on its title; nothing, where it isn't wanted any more by then.
 * @throws {Error} where it can't be had, or can't be shown on this page
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
		const inner = event.target instanceof Element ? event.target.closest('a') : null;
		const place = inner && findLinkedElement(inner, page, article);
		if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		place.scrollIntoView();
	});
	panel.append(view);
	panel.scrollTop = 0;
	const place = findLinkedElement(link, page, article);
	heading.focus({ preventScroll: true });
	place?.scrollIntoView({ block: 'start' });
	return { remove: () => view.remove() };
}
