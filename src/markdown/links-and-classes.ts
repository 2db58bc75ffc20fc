import { resolveCodeBlock } from './code.ts';
import { UniqueNames } from './heading-ids/unique-names.ts';
import type { Outline } from './headings.ts';
import { MARK_ATTRIBUTE } from './html/mark-attribute.ts';
import { collapseWhitespace } from './html/text.ts';
import { createElement, type Element, extractText, isElement, type Node, replaceElements } from './html/tree.ts';
import { findLinkTarget } from './link-targets.ts';
import { type LinkDestination, type LinkIndex, resolveLink } from './links.ts';
import type { Lookups } from './lookups.ts';
import { hasBlock } from './nesting.ts';
import type { CrossLink, SharedContext } from './types.ts';

/** What is collected from the links of an article; see `RenderedArticle`. */
export interface LinksFound {
	deadLinks: Set<string>;
	relativeLinks: Set<string>;
	crossLinks: CrossLink[];
	hostedLinks: Set<string>;
	rewrittenUrls: Map<string, string>;
	removed: Set<string>;
}

const ALIGNMENTS: Readonly<Record<string, string>> = { left: 'start', center: 'center', right: 'end' };

/** The last step, on a safe and valid tree: resolves links, and replaces our own marks with classes and ARIA attributes. */
export function resolveLinksAndClasses(
	outline: Outline,
	title: string,
	context: SharedContext,
	index: LinkIndex,
	lookups: Lookups,
	found: LinksFound,
): Node[] {
	const headingTexts = new Map(outline.headings.map(({ id, text }) => [id, text]));
	const tableNames = new UniqueNames();
	let nearestHeading = title;

	const resolveNodes = (nodes: readonly Node[]) => replaceElements(nodes, resolveElement);

	const resolveElement = (node: Element): Node[] => {
		const mark = node.attributes.get(MARK_ATTRIBUTE);
		node.attributes.delete(MARK_ATTRIBUTE);
		const headingId = /^h[2-6]$/.test(node.name) ? (node.attributes.get('id') ?? '') : '';
		nearestHeading = headingTexts.get(headingId) ?? nearestHeading;
		if (node.name === 'li' && isTask(node)) node.attributes.set('class', 'task');
		if (node.name === 'table') return resolveTable(node);
		if (node.name === 'pre') resolveCodeBlock(node);
		node.children = resolveNodes(node.children);
		if (node.name === 'a') return resolveAnchor(node, mark === 'back');
		if (node.name === 'code') node.attributes.delete('class');
		else if (mark && (node.name === 'td' || node.name === 'th')) alignCell(node, mark);
		else if (mark && node.name === 'span') fillTaskMark(node, mark === 'done', context);
		else if (mark === 'footnotes' && node.name === 'div')
			node.attributes.set('class', 'footnotes').set('role', 'doc-endnotes').set('aria-label', context.words.footnotes);
		else if (mark && node.name === 'div') fillAlert(node, mark, context);
		if (
			node.name === 'th' &&
			extractText(node.children).trim() === '' &&
			node.children.every((child) => !isElement(child))
		)
			node.name = 'td';
		return [node];
	};

	const resolveTable = (node: Element): Node[] => {
		const head = node.children.find((child): child is Element => isElement(child) && child.name === 'thead');
		if (head && node.children.length > 1 && isBlank(head))
			node.children = node.children.filter((child) => child !== head);
		node.children = resolveNodes(node.children);
		const caption = node.children.find((child): child is Element => isElement(child) && child.name === 'caption');
		const name = caption
			? collapseWhitespace(extractText(caption.children))
			: `${context.words.table}: ${nearestHeading}`;
		const label = tableNames.reserve(name, (number) => `${name} (${number})`);
		return [createElement('section', { class: 'table', tabindex: '0', 'aria-label': label }, [node])];
	};

	const resolveAnchor = (node: Element, isBackLink: boolean): Node[] => {
		if (node.attributes.get('class') === 'anchor') return [node];
		const href = node.attributes.get('href');
		const name = collapseWhitespace(extractText(node.children));
		const isPicture = name === '' && node.children.some(isElement);
		if (href === undefined) {
			if (!node.attributes.has('id')) found.removed.add('href=');
			return unwrapLink(node);
		}
		if (name === '' && !isPicture) return unwrapLink(node);
		const destination = resolveLink(href, index, lookups);
		if (!destination) found.removed.add('href=');
		const attributes = destination ? createLinkAttributes(destination, href) : undefined;
		if (!destination || !attributes) return unwrapLink(node);
		if ('href' in destination && needsRewriting(destination, href)) found.rewrittenUrls.set(href, destination.href);
		node.attributes.delete('href');
		node.attributes = new Map([...attributes, ...node.attributes]);
		if (isBackLink) node.attributes.set('aria-label', context.words.backToText);
		if (isPicture) node.attributes.set('aria-label', attributes.get('href')?.replace(/^https?:\/\//, '') ?? '');
		return [node];
	};

	const createLinkAttributes = (destination: LinkDestination, written: string): Map<string, string> | undefined => {
		switch (destination.kind) {
			case 'fragment': {
				const id = findLinkTarget(destination.fragment, outline.linkTargets);
				if (id === undefined) found.deadLinks.add(written);
				return id === undefined ? undefined : new Map([['href', `#${id}`]]);
			}
			case 'article':
				found.crossLinks.push({ slug: destination.slug, fragment: destination.fragment });
				if (destination.isHosted) found.hostedLinks.add(written);
				return new Map([['href', destination.href]]);
			case 'dead':
				found.deadLinks.add(written);
				return destination.external
					? createExternalAttributes(destination.href)
					: new Map([['href', destination.href]]);
			case 'relative':
				found.relativeLinks.add(written);
				return createExternalAttributes(destination.href);
			case 'external':
				return createExternalAttributes(destination.href);
			default:
				return new Map([['href', destination.href]]);
		}
	};

	return resolveNodes(outline.nodes);
}

/** Whether the URL as written would lead elsewhere if it were used on a page of this site. */
function needsRewriting(destination: LinkDestination, written: string): boolean {
	return (destination.kind === 'article' && destination.isHosted) || !URL.canParse(written.trim());
}

function createExternalAttributes(href: string): Map<string, string> {
	return new Map([
		['class', 'external'],
		['rel', 'noopener'],
		['href', href],
	]);
}

/** The content of a link that leads nowhere; its id and name are kept, because other links may lead to them. */
function unwrapLink(node: Element): Node[] {
	const [id, name] = [node.attributes.get('id'), node.attributes.get('name')];
	const content = [...(name ? [createElement('a', { name })] : []), ...node.children];
	return id ? [createElement(node.children.some(hasBlock) ? 'div' : 'span', { id }, content)] : content;
}

function isTask(item: Element): boolean {
	const [first] = item.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
	if (!isElement(first)) return false;
	return first.name === 'p' ? isTask(first) : first.name === 'span' && first.attributes.has(MARK_ATTRIBUTE);
}

function fillTaskMark(span: Element, isDone: boolean, { words }: SharedContext): void {
	span.attributes = new Map([
		['class', 'check'],
		['role', 'img'],
		['aria-label', isDone ? words.done : words.todo],
	]);
	span.children = [isDone ? '☑' : '☐'];
}

function alignCell(cell: Element, mark: string): void {
	const alignment = ALIGNMENTS[mark];
	if (alignment) cell.attributes.set('class', `align-${alignment}`);
}

function fillAlert(box: Element, kind: string, { words }: SharedContext): void {
	const titles: Readonly<Record<string, string>> = {
		note: words.note,
		tip: words.tip,
		important: words.important,
		warning: words.warning,
		caution: words.caution,
	};
	const title = titles[kind];
	if (title === undefined) return; // A cell outside of a table, which became a `div` with its alignment mark.
	const ownTitle = box.attributes.get('title');
	box.attributes.delete('title');
	box.attributes.set('class', `alert alert-${kind}`).set('role', 'note');
	box.children.unshift(createElement('p', { class: 'alert-title' }, [ownTitle || title]));
}

function isBlank(node: Element): boolean {
	return (
		extractText(node.children).trim() === '' &&
		!node.children.some(function containsPicture(child): boolean {
			return isElement(child) && (child.name === 'img' || child.children.some(containsPicture));
		})
	);
}
