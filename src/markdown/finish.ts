import { resolveCodeBlock } from './code.ts';
import type { Outline } from './headings.ts';
import { MARK_ATTRIBUTE } from './html/marked-html.ts';
import { collapseWhitespace } from './html/text.ts';
import { createElement, type Element, extractText, isElement, type Node, replaceElements } from './html/tree.ts';
import { findLinkTarget } from './link-targets.ts';
import { type LinkDestination, type LinkIndex, resolveLink } from './links.ts';
import { hasBlock } from './nesting.ts';
import type { CrossLink, RenderContext } from './types.ts';
import { UniqueNames } from './unique-names.ts';

/** What the links of an article say. */
export interface LinksFound {
	deadLinks: Set<string>;
	crossLinks: CrossLink[];
	hostedLinks: Set<string>;
	rewrittenUrls: Map<string, string>;
	removed: Set<string>;
}

const ALIGNMENTS: Readonly<Record<string, string>> = { left: 'start', center: 'center', right: 'end' };

/** The last touch, on a tree that is safe and in order: links find their targets, and our own marks become classes. */
export function resolveLinksAndClasses(
	outline: Outline,
	title: string,
	context: RenderContext,
	index: LinkIndex,
	found: LinksFound,
): Node[] {
	const headingTexts = new Map(outline.headings.map(({ id, text }) => [id, text]));
	const labels = new UniqueNames();
	let nearest = title;

	const resolveNodes = (nodes: readonly Node[]) => replaceElements(nodes, resolveElement);

	const resolveElement = (node: Element): Node[] => {
		const mark = node.attributes.get(MARK_ATTRIBUTE);
		node.attributes.delete(MARK_ATTRIBUTE);
		nearest = headingTexts.get(/^h[2-6]$/.test(node.name) ? (node.attributes.get('id') ?? '') : '') ?? nearest;
		if (node.name === 'li' && isTask(node)) node.attributes.set('class', 'task');
		if (node.name === 'table') return table(node);
		if (node.name === 'pre') resolveCodeBlock(node);
		node.children = resolveNodes(node.children);
		if (node.name === 'a') return link(node);
		if (node.name === 'code') node.attributes.delete('class');
		else if (mark && (node.name === 'td' || node.name === 'th')) align(node, mark);
		else if (mark && node.name === 'span') taskMark(node, mark === 'done', context);
		else if (mark && node.name === 'div') alert(node, mark, context);
		if (
			node.name === 'th' &&
			extractText(node.children).trim() === '' &&
			node.children.every((child) => !isElement(child))
		)
			node.name = 'td';
		return [node];
	};

	const table = (node: Element): Node[] => {
		const head = node.children.find((child): child is Element => isElement(child) && child.name === 'thead');
		if (head && node.children.length > 1 && isBlank(head))
			node.children = node.children.filter((child) => child !== head);
		node.children = resolveNodes(node.children);
		const caption = node.children.find((child): child is Element => isElement(child) && child.name === 'caption');
		const name = caption ? collapseWhitespace(extractText(caption.children)) : `${context.words.table}: ${nearest}`;
		const label = labels.reserve(name, (number) => `${name} (${number})`);
		return [createElement('section', { class: 'table', tabindex: '0', 'aria-label': label }, [node])];
	};

	const link = (node: Element): Node[] => {
		if (node.attributes.get('class') === 'anchor') return [node];
		const href = node.attributes.get('href');
		const name = collapseWhitespace(extractText(node.children));
		const isPicture = name === '' && node.children.some(isElement);
		if (href === undefined) {
			if (!node.attributes.has('id')) found.removed.add('href=');
			return unwrapLink(node);
		}
		if (name === '' && !isPicture) return unwrapLink(node);
		const target = resolveLink(href, index);
		if (!target) found.removed.add('href=');
		const attributes = target ? createLinkAttributes(target, href) : undefined;
		if (!target || !attributes) return unwrapLink(node);
		if ('href' in target && leadsAstray(target, href)) found.rewrittenUrls.set(href, target.href);
		node.attributes.delete('href');
		node.attributes = new Map([...attributes, ...node.attributes]);
		if (isPicture) node.attributes.set('aria-label', attributes.get('href')?.replace(/^https?:\/\//, '') ?? '');
		return [node];
	};

	const createLinkAttributes = (
		target: NonNullable<ReturnType<typeof resolveLink>>,
		written: string,
	): Map<string, string> | undefined => {
		switch (target.kind) {
			case 'part': {
				const id = findLinkTarget(target.fragment, outline.linkTargets);
				if (id === undefined) found.deadLinks.add(written);
				return id === undefined ? undefined : new Map([['href', `#${id}`]]);
			}
			case 'article':
				found.crossLinks.push({ slug: target.slug, fragment: target.fragment });
				if (target.isHosted) found.hostedLinks.add(written);
				return new Map([['href', target.href]]);
			case 'dead':
				found.deadLinks.add(written);
				return target.external ? external(target.href) : new Map([['href', target.href]]);
			case 'external':
				return external(target.href);
			default:
				return new Map([['href', target.href]]);
		}
	};

	return resolveNodes(outline.nodes);
}

/** Whether an address leads elsewhere, read on a page of this site, than its author meant. */
function leadsAstray(target: LinkDestination, written: string): boolean {
	return (target.kind === 'article' && target.isHosted) || !URL.canParse(written.trim());
}

function external(href: string): Map<string, string> {
	return new Map([
		['class', 'external'],
		['rel', 'noopener'],
		['href', href],
	]);
}

/** A link that leads nowhere: its words, and the place it marks. */
function unwrapLink(node: Element): Node[] {
	const id = node.attributes.get('id');
	return id ? [createElement(node.children.some(hasBlock) ? 'div' : 'span', { id }, node.children)] : node.children;
}

function isTask(item: Element): boolean {
	const [first] = item.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
	if (!isElement(first)) return false;
	return first.name === 'p' ? isTask(first) : first.name === 'span' && first.attributes.has(MARK_ATTRIBUTE);
}

function taskMark(span: Element, isDone: boolean, { words }: RenderContext): void {
	span.attributes = new Map([
		['class', 'check'],
		['role', 'img'],
		['aria-label', isDone ? words.done : words.todo],
	]);
	span.children = [isDone ? '☑' : '☐'];
}

function align(cell: Element, mark: string): void {
	const alignment = ALIGNMENTS[mark];
	if (alignment) cell.attributes.set('class', `align-${alignment}`);
}

function alert(box: Element, kind: string, { words }: RenderContext): void {
	const titles: Readonly<Record<string, string>> = {
		note: words.note,
		tip: words.tip,
		important: words.important,
		warning: words.warning,
		caution: words.caution,
	};
	const title = titles[kind];
	if (title === undefined) return; // A cell outside of a table, with its alignment.
	box.attributes.set('class', `alert alert-${kind}`).set('role', 'note');
	box.children.unshift(createElement('p', { class: 'alert-title' }, [title]));
}

function isBlank(node: Element): boolean {
	return (
		extractText(node.children).trim() === '' &&
		!node.children.some(function holdsPicture(child): boolean {
			return isElement(child) && (child.name === 'img' || child.children.some(holdsPicture));
		})
	);
}
