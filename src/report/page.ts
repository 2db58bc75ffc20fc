import { createElement, type Element, type Node, serializeTree } from '../markdown/html/tree.ts';
import { createCspHash } from '../site/csp-hash.ts';
import { toCleanLine } from '../site/excerpts.ts';
import { findingKinds, KIND_TEXTS } from './kinds.ts';
import {
	groupFindings,
	renderArticleName,
	renderArticleSections,
	renderCountCard,
	renderKindSection,
	renderRows,
} from './page-sections.ts';
import { renderSearches } from './searches/page.ts';
import { formatCount } from './text.ts';
import type { Report } from './types.ts';
import { describeMending, describeRow, MENDING_LABEL } from './worth-mending/texts.ts';

/** `SafeHtml` is serialised unescaped, as a style sheet must be: ours contain no `<`. */
function createStyleElement(css: string): Element {
	return createElement('style', {}, [{ html: css, text: '' }]);
}

function renderSortOption(id: string, label: string, isChecked: boolean): Element {
	const rest = isChecked ? { checked: '' } : {};
	return createElement('label', {}, [createElement('input', { type: 'radio', name: 'order', id, ...rest }), label]);
}

function formatAboutLine({ articles, contentAsOf, madeAt, picturesAsked }: Report): string {
	const formatMinute = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
	const pictures = picturesAsked === undefined ? '' : ` · ${formatCount(picturesAsked, 'picture')} asked for`;
	return `${formatCount(articles, 'article')} · content as of ${formatMinute(contentAsOf)} · checked ${formatMinute(madeAt)}${pictures}`;
}

function renderVotes({ votes }: Report): Node[] {
	if (votes === undefined) return [];
	const label = createElement('b', {}, ['Votes: ']);
	return [createElement('p', { class: 'about' }, [label, toCleanLine(`${votes.said} ${votes.advice}`)])];
}

function renderWorthMending({ worthMending }: Report): Node[] {
	if (worthMending.articles.length === 0) return [];
	const rows = worthMending.articles.map((row): [Node[], Node[]] => [
		renderArticleName(row),
		[describeRow(row, worthMending)],
	]);
	return [
		createElement('section', {}, [
			createElement('h2', { id: 'worth-mending' }, [`${MENDING_LABEL} (${rows.length})`]),
			createElement('p', { class: 'advice' }, [describeMending(worthMending)]),
			renderRows(rows),
		]),
	];
}

/** Lists the kinds that were checked without a finding. */
function renderNoneLine({ findings, picturesAsked }: Report): Element {
	const none = findingKinds.filter((kind) => findings.every((finding) => finding.kind !== kind));
	const checked = none.filter((kind) => kind !== 'broken-image' || picturesAsked !== undefined);
	const unchecked = [' Whether pictures load was not checked: use ', createElement('code', {}, ['--images']), '.'];
	return createElement('p', { class: 'about' }, [
		`None: ${checked.map((kind) => KIND_TEXTS[kind].label).join(' · ')}.`,
		...(picturesAsked === undefined ? unchecked : []),
	]);
}

/** All findings twice, by kind and by article: the style sheet shows one of the two lists. */
function renderFindings(report: Report): Node[] {
	const byKind = groupFindings(report.findings, ({ kind }) => kind);
	const cards = byKind.map(([first, all]) => renderCountCard(first, all));
	return [
		createElement('fieldset', { class: 'order' }, [
			createElement('legend', {}, ['Sort by']),
			renderSortOption('by-kind', 'Kind', true),
			renderSortOption('by-article', 'Article', false),
		]),
		createElement('div', { class: 'by-kind' }, [
			createElement('ul', { class: 'counts' }, cards),
			renderNoneLine(report),
			...byKind.map(([first, all]) => renderKindSection(first, all)),
		]),
		createElement('div', { class: 'by-article' }, renderArticleSections(report.findings)),
	];
}

function renderBody(report: Report): Node[] {
	const { findings, name, home, searches } = report;
	const siteName = home === undefined ? name : createElement('a', { href: home }, [name]);
	return [
		createElement('h1', {}, ['Content report: ', siteName]),
		createElement('p', { class: 'about' }, [formatAboutLine(report)]),
		...renderVotes(report),
		...renderWorthMending(report),
		...(findings.length === 0 ? [createElement('p', {}, ['Nothing to fix.'])] : renderFindings(report)),
		...(searches === undefined ? [] : renderSearches(searches)),
	];
}

/** The report as one HTML page for authors. It loads nothing and runs no script; `css` is its whole style sheet. */
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
