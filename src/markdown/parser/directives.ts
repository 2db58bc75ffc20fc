import type { TokenizerExtension } from 'marked';
import { findAlertKind } from './alert-names.ts';
import { type ContainerParts, createContainer } from './containers.ts';
import { createFenceTracker } from './fences.ts';
import type { ForeignSyntax } from './source.ts';

/** How many blocks of an article are searched for their end, and how many lines each time. */
const MAX_SEARCHES = 500;
const MAX_LINES = 2_000;

/** The lines of a text from the beginning on, at most `MAX_LINES`. */
function* readLines(text: string): Generator<{ line: string; end: number }> {
	let start = 0;
	for (let count = 0; count < MAX_LINES && start < text.length; count += 1) {
		const found = text.indexOf('\n', start);
		const end = found === -1 ? text.length : found + 1;
		yield { line: text.slice(start, found === -1 ? end : found), end };
		start = end;
	}
}

type ReadBlock = (text: string) => Omit<ContainerParts, 'raw'> & { length: number; syntax: string };
type MaybeBlock = ReturnType<ReadBlock> | undefined;

const ATTRIBUTE = /([\w-]{1,40})=(?:"([^"\n]{0,300})"|'([^'\n]{0,300})'|([\w./:#-]{1,300}))/g;

function parseAttributes(text: string): Map<string, string> {
	return new Map(
		text
			.matchAll(ATTRIBUTE)
			.map(([, name = '', double, single, bare]): [string, string] => [name, double ?? single ?? bare ?? '']),
	);
}

const COLONS = /^ {0,3}(:{3,})[ \t]*(?:\{?\.?([A-Za-z][\w-]{0,40})\}?(.*))?$/;

/** `:::name[Title]{attributes}` or `::: name Title`, up to a line with at least as many colons. */
function readColons(text: string): MaybeBlock {
	const lines = readLines(text);
	const first = lines.next();
	if (first.done) return undefined;
	const [, colons = '', name, rest = ''] = COLONS.exec(first.value.line) ?? [];
	if (name === undefined) return undefined;
	const open = [colons.length];
	const isInFence = createFenceTracker();
	let contentEnd = first.value.end;
	for (const { line, end } of lines) {
		const [, marks = '', inner] = isInFence(line) ? [] : (COLONS.exec(line) ?? []);
		if (marks !== '' && inner !== undefined) open.push(marks.length);
		else if (marks.length >= (open.at(-1) ?? 0)) open.pop();
		if (open.length === 0) {
			const title = /^\s*\[([^\]]*)\]/.exec(rest)?.[1] ?? rest.replace(/\{[^}]*\}\s*$/, '').trim();
			const content = text.slice(first.value.end, contentEnd);
			return { name, attributes: parseAttributes(rest), title, content, length: end, syntax: `:::${name}` };
		}
		contentEnd = end;
	}
	return undefined;
}

/** The block tags of GitBook and Markdoc. Others may be examples of a template language, and stay text. */
const BLOCK_TAGS = new Set(
	'hint callout tabs tab stepper step columns column code content-ref details expandable accordion card cards embed note tip warning info'.split(
		' ',
	),
);
const BLOCK_TAG = /^ {0,3}\{%\s*(\/|end)?([a-z][a-z-]{0,40})(\s[^%\n]{0,1000})?%\}[ \t]*$/;

/** `{% hint style="info" %}` up to `{% endhint %}` or `{% /hint %}`. */
function readBlockTag(text: string): MaybeBlock {
	const lines = readLines(text);
	const first = lines.next();
	if (first.done) return undefined;
	const [, closing, name = '', rest = ''] = BLOCK_TAG.exec(first.value.line) ?? [];
	if (closing !== undefined || !BLOCK_TAGS.has(name)) return undefined;
	const isInFence = createFenceTracker();
	const attributes = parseAttributes(rest);
	const syntax = `{% ${name} %}`;
	let depth = 1;
	let contentEnd = first.value.end;
	for (const { line, end } of lines) {
		const [, slash, other = ''] = isInFence(line) ? [] : (BLOCK_TAG.exec(line) ?? []);
		if (other === name) depth += slash === undefined ? 1 : -1;
		if (depth === 0) {
			const content = text.slice(first.value.end, contentEnd);
			return { name, attributes, content, length: end, syntax };
		}
		contentEnd = end;
	}
	return attributes.size > 0 ? { name, attributes, content: '', length: first.value.end, syntax } : undefined;
}

const ADMONITION =
	/^ {0,3}(?:!!!|(\?\?\?)(\+)?)[ \t]+([A-Za-z][\w-]{0,40})(?:[ \t]+[\w -]{1,80})?(?:[ \t]+"([^"\n]*)")?[ \t]*$/;

/** A tab of MkDocs: `=== "Title"`. */
const TAB = /^ {0,3}===[+!]?[ \t]+"([^"\n]*)"[ \t]*$/;

/** `!!! note "Title"`, `??? note` and `=== "Tab"`, and the indented lines below. */
function readAdmonition(text: string): MaybeBlock {
	const lines = readLines(text);
	const first = lines.next();
	if (first.done) return undefined;
	const tab = TAB.exec(first.value.line)?.[1];
	const [head, folded, isOpen, name = '', title] = ADMONITION.exec(first.value.line) ?? [];
	if (head === undefined && tab === undefined) return undefined;
	let length = first.value.end;
	for (const { line, end } of lines) {
		if (line.trim() === '') continue;
		if (!/^(?: {4}|\t)/.test(line)) break;
		length = end;
	}
	const content = text.slice(first.value.end, length);
	if (content.trim() === '' && findAlertKind(name) === undefined) return undefined;
	if (head === undefined) return { name: 'tab', attributes: new Map(), title: tab, content, length, syntax: '===' };
	const syntax = `${head.trim().slice(0, 3)} ${name}`;
	if (folded === undefined) return { name, attributes: new Map(), title: title ?? '', content, length, syntax };
	const summary = title ?? name.charAt(0).toUpperCase() + name.slice(1);
	const attributes = new Map(isOpen === undefined ? [] : [['open', '']]);
	return { name: 'details', attributes, title: summary, content, length, syntax };
}

const MARKS = new Set([':::', '!!!', '???', '===']);

/**
 * Creates a block extension for the directives of other tools: `:::tip` (Docusaurus, VitePress, Starlight),
 * `{% hint %}` (GitBook, Markdoc) and `!!! note` (MkDocs). Names are added to `found`.
 */
export function createDirectiveExtension(found: ForeignSyntax): TokenizerExtension {
	let searches = 0;
	return {
		name: 'container',
		level: 'block',
		start(text) {
			const end = text.indexOf('\n\n');
			const index = text.slice(0, end === -1 ? undefined : end).search(/(?<=\n) {0,3}(?::::|\{%|!!!|\?\?\?|=== ?")/);
			return index === -1 ? undefined : index;
		},
		tokenizer(text) {
			const mark = text.trimStart().slice(0, 3);
			const isMark = MARKS.has(mark) || mark.startsWith('{%');
			if (!isMark) return undefined;
			searches += 1;
			if (searches > MAX_SEARCHES) return undefined;
			const block = readColons(text) ?? readBlockTag(text) ?? readAdmonition(text);
			if (!block) return undefined;
			found.add(block.syntax);
			return createContainer(this, { ...block, raw: text.slice(0, block.length) });
		},
	};
}
