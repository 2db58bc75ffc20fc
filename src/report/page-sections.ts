import { createElement, type Element, type Node } from '../markdown/html/tree.ts';
import { toCleanLine } from '../site/excerpts.ts';
import { type FindingKind, isHarmless, KIND_TEXTS } from './kinds.ts';
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

/** All findings of one kind, by article; folded if the kind is harmless. */
export function renderKindSection({ kind }: Finding, findings: readonly Finding[]): Element {
	const heading = createElement('h2', { id: kind }, [`${KIND_TEXTS[kind].label} (${findings.length})`]);
	const list = [
		createElement('p', { class: 'advice' }, [KIND_TEXTS[kind].advice]),
		renderRows(
			groupFindings(findings, ({ slug }) => slug).map(([first, all]) => [
				renderArticleName(first),
				all.map(renderWhat),
			]),
		),
	];
	return createElement('section', {}, isHarmless(kind) ? [renderFold([heading], list)] : [heading, ...list]);
}

/** All findings by article: first the articles with a finding that needs a person, then all others, folded. */
export function renderArticleSections(findings: readonly Finding[]): Element[] {
	const groups = groupFindings(findings, ({ slug }) => slug);
	const needsPerson = ([, all]: (typeof groups)[number]) => all.some(({ kind }) => !isHarmless(kind));
	const harmless = groups.filter((group) => !needsPerson(group));
	const renderAll = (list: typeof groups) => list.map(([first, all]) => renderArticleSection(first, all));
	const summary = `Articles that readers see without a fault (${harmless.length})`;
	return [
		...renderAll(groups.filter(needsPerson)),
		...(harmless.length === 0 ? [] : [renderFold([summary], renderAll(harmless))]),
	];
}

/** All findings in one article, by kind. */
function renderArticleSection(article: Finding, findings: readonly Finding[]): Element {
	return createElement('section', {}, [
		createElement('h2', {}, renderArticleName(article)),
		renderRows(
			groupFindings(findings, ({ kind }) => kind).map(([{ kind }, all]) => [
				[KIND_TEXTS[kind].label],
				all.map(renderWhat),
			]),
		),
	]);
}

function renderFold(summary: Node[], content: Node[]): Element {
	return createElement('details', {}, [createElement('summary', {}, summary), ...content]);
}

/** A list of headings, each with its texts beside it. */
export function renderRows(rows: readonly [heading: Node[], texts: Node[]][]): Element {
	const items = rows.map(([heading, texts]) => {
		const paragraphs = texts.map((text) => createElement('p', {}, [text]));
		return createElement('li', {}, [createElement('div', {}, heading), createElement('div', {}, paragraphs)]);
	});
	return createElement('ul', { class: 'found' }, items);
}

/** The title of an article as a link to its page, and a link to where it is edited. */
export function renderArticleName({ url, title, slug, editUrl }: Omit<Finding, 'kind' | 'what'>): Node[] {
	const name = toCleanLine(title) || toCleanLine(slug);
	const page = url === undefined ? name : createElement('a', { href: url }, [name]);
	if (editUrl === undefined) return [page];
	const label = `Edit: ${name}`;
	return [page, ' ', createElement('a', { class: 'edit', href: editUrl, 'aria-label': label }, ['Edit'])];
}

function renderWhat({ kind, what }: Finding): Node {
	const text = toCleanLine(what);
	return SENTENCE_KINDS.has(kind) ? text : createElement('code', {}, [text]);
}
