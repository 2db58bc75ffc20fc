import { type Element, element, type Node, writeTree } from '../markdown/tree.ts';
import { cleanText } from '../site/describe.ts';
import { cspHash } from '../site/theme.ts';
import { KINDS, type Kind, kinds } from './kinds.ts';
import type { Finding, Report } from './shapes.ts';
import { counted } from './text.ts';

/** The tree writer leaves code alone that comes as `Made`: style sheets are ours, and hold no `<`. */
function styleElement(css: string): Element {
	return element('style', {}, [{ html: css, text: '' }]);
}

function articleName({ url, title, slug }: Finding): Node {
	const name = cleanText(title) || cleanText(slug);
	return url === undefined ? name : element('a', { href: url }, [name]);
}

function found(rows: readonly [Node, Node][]): Element {
	return element(
		'ul',
		{ class: 'found' },
		rows.map(([first, second]) => element('li', {}, [element('div', {}, [first]), element('div', {}, [second])])),
	);
}

/** What was found is a piece of the author's own text, or a sentence of ours about it. */
const SENTENCES = new Set<Kind>([
	'redirect',
	'left-out',
	'plain-text',
	'empty',
	'duplicate-title',
	'old-article',
	'heading-jump',
]);

function whatOf({ kind, what }: Finding): Node {
	const text = cleanText(what);
	return SENTENCES.has(kind) ? text : element('code', {}, [text]);
}

function kindSection(kind: Kind, findings: readonly Finding[]): Element {
	return element('section', {}, [
		element('h2', { id: kind }, [`${KINDS[kind].label} (${findings.length})`]),
		element('p', { class: 'advice' }, [KINDS[kind].advice]),
		found(findings.map((finding) => [articleName(finding), whatOf(finding)])),
	]);
}

function articleSection(findings: readonly [Finding, ...Finding[]]): Element {
	return element('section', {}, [
		element('h2', {}, [articleName(findings[0])]),
		found(findings.map((finding) => [KINDS[finding.kind].label, whatOf(finding)])),
	]);
}

function order(id: string, label: string, isChecked: boolean): Element {
	const rest = isChecked ? { checked: '' } : {};
	return element('label', { for: id }, [element('input', { type: 'radio', name: 'order', id, ...rest }), label]);
}

function countRow(kind: Kind, count: number): Element {
	const words: Node[] = [element('span', {}, [KINDS[kind].label]), element('b', {}, [String(count)])];
	return element('li', {}, [
		count === 0 ? element('span', { class: 'none' }, words) : element('a', { href: `#${kind}` }, words),
	]);
}

function aboutLine({ articles, contentAsOf, madeAt, picturesAsked }: Report): string {
	const minute = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
	const pictures = picturesAsked === undefined ? '' : ` · ${counted(picturesAsked, 'picture')} asked for`;
	return `${counted(articles, 'article')} · content as of ${minute(contentAsOf)} · looked through ${minute(madeAt)}${pictures}`;
}

function bodyOf(report: Report): Node[] {
	const { findings, name, home, votes } = report;
	const byKind = Map.groupBy(findings, ({ kind }) => kind);
	const byArticle = Map.groupBy(findings, ({ slug }) => slug);
	const site = home === undefined ? name : element('a', { href: home }, [name]);
	return [
		element('h1', {}, ['Content report: ', site]),
		element('p', { class: 'about' }, [aboutLine(report)]),
		...(votes === undefined
			? []
			: [
					element('p', { class: 'votes' }, [element('b', {}, ['Votes: ']), cleanText(`${votes.said} ${votes.advice}`)]),
				]),
		element(
			'ul',
			{ class: 'counts' },
			kinds.map((kind) => countRow(kind, byKind.get(kind)?.length ?? 0)),
		),
		...(findings.length === 0
			? [element('p', {}, ['Nothing to mend.'])]
			: [
					element('fieldset', { class: 'order' }, [
						element('legend', {}, ['Sort by']),
						order('by-kind', 'What it is', true),
						order('by-article', 'Article', false),
					]),
				]),
		element(
			'div',
			{ class: 'by-kind' },
			[...byKind].map(([kind, list]) => kindSection(kind, list)),
		),
		element(
			'div',
			{ class: 'by-article' },
			[...byArticle.values()].flatMap(([first, ...others]) =>
				first === undefined ? [] : [articleSection([first, ...others])],
			),
		),
	];
}

/**
 * The report as a page of its own, for the people who write: nothing is loaded, nothing runs. `css` is the project's look.
 */
export function reportPage(report: Report, css: string): string {
	const policy = `default-src 'none'; style-src '${cspHash(css)}'`;
	const head = element('head', {}, [
		element('meta', { charset: 'utf-8' }),
		element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
		element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
		element('meta', { name: 'robots', content: 'noindex' }),
		element('title', {}, [`Content report · ${cleanText(report.name)}`]),
		styleElement(css),
	]);
	const page = element('html', { lang: 'en' }, [head, element('body', {}, [element('main', {}, bodyOf(report))])]);
	return `<!doctype html>\n${writeTree([page])}\n`;
}
