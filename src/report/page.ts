import { createElement, type Element, type Node, serializeTree } from '../markdown/html/tree.ts';
import { createCspHash } from '../site/csp-hash.ts';
import { toCleanLine } from '../site/excerpts.ts';
import { type FindingKind, findingKinds, KIND_TEXTS } from './kinds.ts';
import { formatCount } from './text.ts';
import type { Finding, Report } from './types.ts';

/** The tree writer leaves code alone that comes as `Made`: style sheets are ours, and hold no `<`. */
function createStyleElement(css: string): Element {
	return createElement('style', {}, [{ html: css, text: '' }]);
}

function renderArticleName({ url, title, slug }: Finding): Node {
	const name = toCleanLine(title) || toCleanLine(slug);
	return url === undefined ? name : createElement('a', { href: url }, [name]);
}

function renderFindings(rows: readonly [Node, Node[]][]): Element {
	return createElement(
		'ul',
		{ class: 'found' },
		rows.map(([first, others]) =>
			createElement('li', {}, [
				createElement('div', {}, [first]),
				createElement(
					'div',
					{},
					others.map((other) => createElement('p', {}, [other])),
				),
			]),
		),
	);
}

/** Findings in groups, each with its first: groups have one at least. */
function groupFindings<Key>(findings: readonly Finding[], getKey: (finding: Finding) => Key): [Finding, Finding[]][] {
	return [...Map.groupBy(findings, getKey).values()].flatMap((group): [Finding, Finding[]][] => {
		const [first] = group;
		return first === undefined ? [] : [[first, group]];
	});
}

/** What was found is a piece of the author's own text, or a sentence of ours about it. */
const SENTENCE_KINDS = new Set<FindingKind>([
	'redirect',
	'left-out',
	'plain-text',
	'empty',
	'duplicate-title',
	'old-article',
	'heading-jump',
]);

function renderWhat({ kind, what }: Finding): Node {
	const text = toCleanLine(what);
	return SENTENCE_KINDS.has(kind) ? text : createElement('code', {}, [text]);
}

function renderKindSection({ kind }: Finding, findings: readonly Finding[]): Element {
	return createElement('section', {}, [
		createElement('h2', { id: kind }, [`${KIND_TEXTS[kind].label} (${findings.length})`]),
		createElement('p', { class: 'advice' }, [KIND_TEXTS[kind].advice]),
		renderFindings(
			groupFindings(findings, ({ slug }) => slug).map(([first, all]) => [
				renderArticleName(first),
				all.map(renderWhat),
			]),
		),
	]);
}

function renderArticleSection(article: Finding, findings: readonly Finding[]): Element {
	return createElement('section', {}, [
		createElement('h2', {}, [renderArticleName(article)]),
		renderFindings(
			groupFindings(findings, ({ kind }) => kind).map(([{ kind }, all]) => [
				KIND_TEXTS[kind].label,
				all.map(renderWhat),
			]),
		),
	]);
}

function renderSortOption(id: string, label: string, isChecked: boolean): Element {
	const rest = isChecked ? { checked: '' } : {};
	return createElement('label', {}, [createElement('input', { type: 'radio', name: 'order', id, ...rest }), label]);
}

function renderCountCard({ kind }: Finding, { length }: readonly Finding[]): Element {
	const words = [createElement('span', {}, [KIND_TEXTS[kind].label]), createElement('b', {}, [String(length)])];
	return createElement('li', {}, [createElement('a', { href: `#${kind}` }, words)]);
}

function formatAboutLine({ articles, contentAsOf, madeAt, picturesAsked }: Report): string {
	const minute = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
	const pictures = picturesAsked === undefined ? '' : ` · ${formatCount(picturesAsked, 'picture')} asked for`;
	return `${formatCount(articles, 'article')} · content as of ${minute(contentAsOf)} · looked through ${minute(madeAt)}${pictures}`;
}

/** Which kinds were looked for and not found; pictures only where they were asked for. */
function renderNoneLine({ findings, picturesAsked }: Report): Element {
	const none = findingKinds.filter((kind) => findings.every((finding) => finding.kind !== kind));
	const looked = none.filter((kind) => kind !== 'broken-image' || picturesAsked !== undefined);
	const unasked = [' Whether pictures load was not asked: that takes ', createElement('code', {}, ['--images']), '.'];
	return createElement('p', { class: 'about' }, [
		`None: ${looked.map((kind) => KIND_TEXTS[kind].label).join(' · ')}.`,
		...(picturesAsked === undefined ? unasked : []),
	]);
}

function renderBody(report: Report): Node[] {
	const { findings, name, home, votes } = report;
	const byKind = groupFindings(findings, ({ kind }) => kind);
	const byArticle = groupFindings(findings, ({ slug }) => slug);
	return [
		createElement('h1', {}, [
			'Content report: ',
			home === undefined ? name : createElement('a', { href: home }, [name]),
		]),
		createElement('p', { class: 'about' }, [formatAboutLine(report)]),
		...(votes === undefined
			? []
			: [
					createElement('p', { class: 'about' }, [
						createElement('b', {}, ['Votes: ']),
						toCleanLine(`${votes.said} ${votes.advice}`),
					]),
				]),
		...(findings.length === 0
			? [createElement('p', {}, ['Nothing to mend.'])]
			: [
					createElement('fieldset', { class: 'order' }, [
						createElement('legend', {}, ['Sort by']),
						renderSortOption('by-kind', 'Kind', true),
						renderSortOption('by-article', 'Article', false),
					]),
					createElement('div', { class: 'by-kind' }, [
						createElement(
							'ul',
							{ class: 'counts' },
							byKind.map(([first, all]) => renderCountCard(first, all)),
						),
						renderNoneLine(report),
						...byKind.map(([first, all]) => renderKindSection(first, all)),
					]),
					createElement(
						'div',
						{ class: 'by-article' },
						byArticle.map(([first, all]) => renderArticleSection(first, all)),
					),
				]),
	];
}

/**
 * The report as a page of its own, for the people who write: nothing is loaded, nothing runs. `css` is the project's
 * look.
 */
export function renderReportPage(report: Report, css: string): string {
	const policy = `default-src 'none'; style-src '${createCspHash(css)}'`;
	const head = createElement('head', {}, [
		createElement('meta', { charset: 'utf-8' }),
		createElement('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
		createElement('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
		createElement('meta', { name: 'robots', content: 'noindex' }),
		createElement('title', {}, [`Content report · ${toCleanLine(report.name)}`]),
		createStyleElement(css),
	]);
	const page = createElement('html', { lang: 'en' }, [
		head,
		createElement('body', {}, [createElement('main', {}, renderBody(report))]),
	]);
	return `<!DOCTYPE html>\n${serializeTree([page])}\n`;
}
