import { createElement, type Element, type Node } from '../markdown/html/tree.ts';
import { toCleanLine } from '../site/excerpts.ts';
import { type FindingKind, KIND_TEXTS } from './kinds.ts';
import type { Finding } from './types.ts';

/** Kinds whose findings are sentences. Those of all other kinds quote the author's text, which is shown as code. */
const SENTENCE_KINDS = new Set<FindingKind>([
	'redirect',
	'left-out',
	'plain-text',
	'empty',
	'duplicate-title',
	'old-article',
	'heading-jump',
]);

/** Groups findings by a key; each group comes with its first finding, as no group is empty. */
export function groupFindings<Key>(
	findings: readonly Finding[],
	getKey: (finding: Finding) => Key,
): [Finding, Finding[]][] {
	return [...Map.groupBy(findings, getKey).values()].flatMap((group): [Finding, Finding[]][] => {
		const [first] = group;
		return first === undefined ? [] : [[first, group]];
	});
}

/** A kind and its number of findings, as a link to its section. */
export function renderCountCard({ kind }: Finding, { length }: readonly Finding[]): Element {
	const texts = [createElement('span', {}, [KIND_TEXTS[kind].label]), createElement('b', {}, [String(length)])];
	return createElement('li', {}, [createElement('a', { href: `#${kind}` }, texts)]);
}

/** All findings of one kind, by article. */
export function renderKindSection({ kind }: Finding, findings: readonly Finding[]): Element {
	return createElement('section', {}, [
		createElement('h2', { id: kind }, [`${KIND_TEXTS[kind].label} (${findings.length})`]),
		createElement('p', { class: 'advice' }, [KIND_TEXTS[kind].advice]),
		renderRows(
			groupFindings(findings, ({ slug }) => slug).map(([first, all]) => [
				renderArticleName(first),
				all.map(renderWhat),
			]),
		),
	]);
}

/** All findings in one article, by kind. */
export function renderArticleSection(article: Finding, findings: readonly Finding[]): Element {
	return createElement('section', {}, [
		createElement('h2', {}, [renderArticleName(article)]),
		renderRows(
			groupFindings(findings, ({ kind }) => kind).map(([{ kind }, all]) => [
				KIND_TEXTS[kind].label,
				all.map(renderWhat),
			]),
		),
	]);
}

function renderRows(rows: readonly [heading: Node, texts: Node[]][]): Element {
	const items = rows.map(([heading, texts]) => {
		const paragraphs = texts.map((text) => createElement('p', {}, [text]));
		return createElement('li', {}, [createElement('div', {}, [heading]), createElement('div', {}, paragraphs)]);
	});
	return createElement('ul', { class: 'found' }, items);
}

function renderArticleName({ url, title, slug }: Finding): Node {
	const name = toCleanLine(title) || toCleanLine(slug);
	return url === undefined ? name : createElement('a', { href: url }, [name]);
}

function renderWhat({ kind, what }: Finding): Node {
	const text = toCleanLine(what);
	return SENTENCE_KINDS.has(kind) ? text : createElement('code', {}, [text]);
}
