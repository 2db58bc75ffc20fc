import type { RendererThis, TokenizerThis, Tokens } from 'marked';
import { MARK_ATTRIBUTE } from '../html/mark-attribute.ts';
import { escapeAttribute, escapeHtml } from '../html/text.ts';
import { type AlertKind, findContainerAlert } from './alert-names.ts';

/** A block of another tool's Markdown around Markdown of its own: a component, a directive, an admonition. */
export interface Container extends Tokens.Generic {
	type: 'container';
	/** In lower case. */
	name: string;
	alert: AlertKind | undefined;
	title: string | undefined;
	href: string | undefined;
	isOpen: boolean;
	tokens: Tokens.Generic[];
}

/** An HTML element whose content is written in Markdown, without the blank lines that CommonMark wants around it. */
export interface MarkdownElement extends Tokens.Generic {
	type: 'markdownElement';
	/** HTML before and after the content. */
	before: string;
	after: string;
	tokens: Tokens.Generic[];
}

/** What a container is created from. */
export interface ContainerParts {
	raw: string;
	name: string;
	attributes: ReadonlyMap<string, string | undefined>;
	title?: string | undefined;
	/** Markdown. */
	content: string;
}

const DISCLOSURES = new Set('details accordion expandable collapse collapsible spoiler toggle dropdown'.split(' '));
const TITLES = ['title', 'summary', 'label', 'header', 'question'];
/** Components that document a field of an API carry its name. */
const FIELD_TITLES = ['name', 'path', 'query', 'body', 'header', ...TITLES];
const ADDRESSES = ['href', 'url', 'to', 'link'];

/** Removes the indent that all lines have. The first line counts only if it is the only one with text. */
export function dedent(text: string): string {
	const lines = text.split('\n');
	const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
	const least = indents.reduce((smallest, indent) => Math.min(smallest, indent), Number.POSITIVE_INFINITY);
	return least === 0 || !Number.isFinite(least) ? text : lines.map((line) => line.slice(least)).join('\n');
}

/** The first of some attributes that has a text; values in braces are code, unless they are a string. */
function readText(attributes: ReadonlyMap<string, string | undefined>, names: readonly string[]): string | undefined {
	for (const name of names) {
		const value = attributes.get(name);
		const text = value?.startsWith('{') ? /^\{\s*(["'`])([^"'`]*)\1\s*\}$/.exec(value)?.[2] : value;
		if (text?.trim()) return text.trim();
	}
	return undefined;
}

function parseBlocks({ lexer }: TokenizerThis, text: string): Tokens.Generic[] {
	if (text.trim() === '') return [];
	const { top } = lexer.state;
	lexer.state.top = true;
	const tokens = lexer.blockTokens(text, []);
	lexer.state.top = top;
	return tokens;
}

/** Creates the token of an element whose `content` is Markdown. */
export function createMarkdownElement(
	self: TokenizerThis,
	{ raw, before, content, after }: Pick<MarkdownElement, 'raw' | 'before' | 'after'> & { content: string },
): MarkdownElement {
	return { type: 'markdownElement', raw, before, after, tokens: parseBlocks(self, dedent(content)) };
}

/** Renders an element with its content. */
export function renderMarkdownElement(this: RendererThis, token: Tokens.Generic): string {
	const { before, after, tokens } = token as MarkdownElement; // marked calls it for tokens of this type only.
	return `${before}\n${this.parser.parse(tokens)}${after}\n`;
}

/** Creates the token of a container; its content is parsed as Markdown. */
export function createContainer(
	self: TokenizerThis,
	{ raw, name, attributes, title, content }: ContainerParts,
): Container {
	const text = content.trim() === '' ? (readText(attributes, ['description']) ?? '') : dedent(content);
	return {
		type: 'container',
		raw,
		name: name.toLowerCase(),
		alert: findContainerAlert(name, attributes),
		title: title?.trim() || readText(attributes, /field|param|property$/i.test(name) ? FIELD_TITLES : TITLES),
		href: readText(attributes, ADDRESSES),
		isOpen: attributes.has('open') || attributes.has('defaultOpen'),
		tokens: parseBlocks(self, text),
	};
}

const isNamed = (token: Tokens.Generic, name: string) => token.type === 'container' && token.name === name;

function renderTitle({ title, href }: Container): string {
	const text = title ?? href;
	if (text === undefined) return '';
	const label = escapeHtml(text);
	return href === undefined
		? `<p><strong>${label}</strong></p>\n`
		: `<p><a href="${escapeAttribute(href)}">${label}</a></p>\n`;
}

/** Renders a container: an alert, an expandable section, steps as a list, or its title and its content. */
export function renderContainer(this: RendererThis, token: Tokens.Generic): string {
	const container = token as Container; // marked calls it for tokens of this type only.
	const { name, alert, title, isOpen, tokens } = container;
	if (name === 'steps' && tokens.some((child) => isNamed(child, 'step'))) {
		const items = tokens.filter((child) => child.type !== 'space').map((child) => this.parser.parse([child]));
		return `<ol>${items.map((item) => `<li>${item}</li>`).join('\n')}</ol>\n`;
	}
	const content = this.parser.parse(tokens);
	if (alert !== undefined) {
		const label = title === undefined ? '' : ` title="${escapeAttribute(title)}"`;
		return `<div ${MARK_ATTRIBUTE}="${alert}"${label}>${content}</div>\n`;
	}
	if (DISCLOSURES.has(name)) {
		const summary = title === undefined ? '' : `<summary>${escapeHtml(title)}</summary>`;
		return `<details${isOpen ? ' open' : ''}>${summary}${content}</details>\n`;
	}
	return renderTitle(container) + content;
}
