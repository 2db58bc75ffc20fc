import { settleCode } from './code.ts';
import type { Outline } from './headings.ts';
import { OWN } from './html/marked-html.ts';
import { foldSpace } from './html/text.ts';
import { type Element, element, isElement, type Node, replaceElements, textOf } from './html/tree.ts';
import { findPart } from './link-targets.ts';
import { type LinkIndex, type Target, targetOf } from './links.ts';
import { holdsBlock } from './nesting.ts';
import type { CrossLink, RenderContext } from './types.ts';
import { FreeNames } from './unique-names.ts';

/** What the links of an article say. */
export interface LinksFound {
	deadLinks: Set<string>;
	crossLinks: CrossLink[];
	oldLinks: Set<string>;
	readdressed: Map<string, string>;
	removed: Set<string>;
}

const ALIGNMENTS: Readonly<Record<string, string>> = { left: 'start', center: 'center', right: 'end' };

/** The last touch, on a tree that is safe and in order: links find their targets, and our own marks become classes. */
export function finish(
	outline: Outline,
	title: string,
	context: RenderContext,
	index: LinkIndex,
	found: LinksFound,
): Node[] {
	const headingTexts = new Map(outline.headings.map(({ id, text }) => [id, text]));
	const labels = new FreeNames();
	let nearest = title;

	const finishAll = (nodes: readonly Node[]) => replaceElements(nodes, finishOne);

	const finishOne = (node: Element): Node[] => {
		const mark = node.attributes.get(OWN);
		node.attributes.delete(OWN);
		nearest = headingTexts.get(/^h[2-6]$/.test(node.name) ? (node.attributes.get('id') ?? '') : '') ?? nearest;
		if (node.name === 'li' && isTask(node)) node.attributes.set('class', 'task');
		if (node.name === 'table') return table(node);
		if (node.name === 'pre') settleCode(node);
		node.children = finishAll(node.children);
		if (node.name === 'a') return link(node);
		if (node.name === 'code') node.attributes.delete('class');
		else if (mark && (node.name === 'td' || node.name === 'th')) align(node, mark);
		else if (mark && node.name === 'span') taskMark(node, mark === 'done', context);
		else if (mark && node.name === 'div') alert(node, mark, context);
		if (node.name === 'th' && textOf(node.children).trim() === '' && node.children.every((child) => !isElement(child)))
			node.name = 'td';
		return [node];
	};

	const table = (node: Element): Node[] => {
		const head = node.children.find((child): child is Element => isElement(child) && child.name === 'thead');
		if (head && node.children.length > 1 && isBlank(head))
			node.children = node.children.filter((child) => child !== head);
		node.children = finishAll(node.children);
		const caption = node.children.find((child): child is Element => isElement(child) && child.name === 'caption');
		const name = caption ? foldSpace(textOf(caption.children)) : `${context.words.table}: ${nearest}`;
		const label = labels.take(name, (number) => `${name} (${number})`);
		return [element('section', { class: 'table', tabindex: '0', 'aria-label': label }, [node])];
	};

	const link = (node: Element): Node[] => {
		if (node.attributes.get('class') === 'anchor') return [node];
		const href = node.attributes.get('href');
		const name = foldSpace(textOf(node.children));
		const isPicture = name === '' && node.children.some(isElement);
		if (href === undefined) {
			if (!node.attributes.has('id')) found.removed.add('href=');
			return bareLink(node);
		}
		if (name === '' && !isPicture) return bareLink(node);
		const target = targetOf(href, index);
		if (!target) found.removed.add('href=');
		const attributes = target ? attributesOf(target, href) : undefined;
		if (!target || !attributes) return bareLink(node);
		if ('href' in target && leadsAstray(target, href)) found.readdressed.set(href, target.href);
		node.attributes.delete('href');
		node.attributes = new Map([...attributes, ...node.attributes]);
		if (isPicture) node.attributes.set('aria-label', attributes.get('href')?.replace(/^https?:\/\//, '') ?? '');
		return [node];
	};

	const attributesOf = (
		target: NonNullable<ReturnType<typeof targetOf>>,
		written: string,
	): Map<string, string> | undefined => {
		switch (target.kind) {
			case 'part': {
				const id = findPart(target.part, outline.parts);
				if (id === undefined) found.deadLinks.add(written);
				return id === undefined ? undefined : new Map([['href', `#${id}`]]);
			}
			case 'article':
				found.crossLinks.push({ slug: target.slug, part: target.part });
				if (target.isOldHome) found.oldLinks.add(written);
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

	return finishAll(outline.nodes);
}

/** Whether an address leads elsewhere, read on a page of this site, than its author meant. */
function leadsAstray(target: Target, written: string): boolean {
	return (target.kind === 'article' && target.isOldHome) || !URL.canParse(written.trim());
}

function external(href: string): Map<string, string> {
	return new Map([
		['class', 'external'],
		['rel', 'noopener'],
		['href', href],
	]);
}

/** A link that leads nowhere: its words, and the place it marks. */
function bareLink(node: Element): Node[] {
	const id = node.attributes.get('id');
	return id ? [element(node.children.some(holdsBlock) ? 'div' : 'span', { id }, node.children)] : node.children;
}

function isTask(item: Element): boolean {
	const [first] = item.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
	if (!isElement(first)) return false;
	return first.name === 'p' ? isTask(first) : first.name === 'span' && first.attributes.has(OWN);
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
	box.children.unshift(element('p', { class: 'alert-title' }, [title]));
}

function isBlank(node: Element): boolean {
	return (
		textOf(node.children).trim() === '' &&
		!node.children.some(function holdsPicture(child): boolean {
			return isElement(child) && (child.name === 'img' || child.children.some(holdsPicture));
		})
	);
}
