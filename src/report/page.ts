import { type Element, element, type Node, writeTree } from '../markdown/html/tree.ts';
import { cspHash } from '../site/csp-hash.ts';
import { cleanText } from '../site/excerpts.ts';
import { KINDS, type Kind, kinds } from './kinds.ts';
import { counted } from './text.ts';
import type { Finding, Report } from './types.ts';

/** The tree writer leaves code alone that comes as `Made`: style sheets are ours, and hold no `<`. */
function styleElement(css: string): Element {
	return element('style', {}, [{ html: css, text: '' }]);
}

function articleName({ url, title, slug }: Finding): Node {
	const name = cleanText(title) || cleanText(slug);
	return url === undefined ? name : element('a', { href: url }, [name]);
}

function found(rows: readonly [Node, Node[]][]): Element {
	return element(
		'ul',
		{ class: 'found' },
		rows.map(([first, others]) =>
			element('li', {}, [
				element('div', {}, [first]),
				element(
					'div',
					{},
					others.map((other) => element('p', {}, [other])),
				),
			]),
		),
	);
}

/** Findings in groups, each with its first: groups have one at least. */
function grouped<Key>(findings: readonly Finding[], keyOf: (finding: Finding) => Key): [Finding, Finding[]][] {
	return [...Map.groupBy(findings, keyOf).values()].flatMap((group): [Finding, Finding[]][] => {
		const [first] = group;
		return first === undefined ? [] : [[first, group]];
	});
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

function kindSection({ kind }: Finding, findings: readonly Finding[]): Element {
	return element('section', {}, [
		element('h2', { id: kind }, [`${KINDS[kind].label} (${findings.length})`]),
		element('p', { class: 'advice' }, [KINDS[kind].advice]),
		found(grouped(findings, ({ slug }) => slug).map(([first, all]) => [articleName(first), all.map(whatOf)])),
	]);
}

function articleSection(article: Finding, findings: readonly Finding[]): Element {
	return element('section', {}, [
		element('h2', {}, [articleName(article)]),
		found(grouped(findings, ({ kind }) => kind).map(([{ kind }, all]) => [KINDS[kind].label, all.map(whatOf)])),
	]);
}

function order(id: string, label: string, isChecked: boolean): Element {
	const rest = isChecked ? { checked: '' } : {};
	return element('label', {}, [element('input', { type: 'radio', name: 'order', id, ...rest }), label]);
}

function countCard({ kind }: Finding, { length }: readonly Finding[]): Element {
	const words = [element('span', {}, [KINDS[kind].label]), element('b', {}, [String(length)])];
	return element('li', {}, [element('a', { href: `#${kind}` }, words)]);
}

function aboutLine({ articles, contentAsOf, madeAt, picturesAsked }: Report): string {
	const minute = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
	const pictures = picturesAsked === undefined ? '' : ` · ${counted(picturesAsked, 'picture')} asked for`;
	return `${counted(articles, 'article')} · content as of ${minute(contentAsOf)} · looked through ${minute(madeAt)}${pictures}`;
}

/** Which kinds were looked for and not found; pictures only where they were asked for. */
function noneLine({ findings, picturesAsked }: Report): Element {
	const none = kinds.filter((kind) => findings.every((finding) => finding.kind !== kind));
	const looked = none.filter((kind) => kind !== 'broken-image' || picturesAsked !== undefined);
	const unasked = [' Whether pictures load was not asked: that takes ', element('code', {}, ['--images']), '.'];
	return element('p', { class: 'about' }, [
		`None: ${looked.map((kind) => KINDS[kind].label).join(' · ')}.`,
		...(picturesAsked === undefined ? unasked : []),
	]);
}

function bodyOf(report: Report): Node[] {
	const { findings, name, home, votes } = report;
	const byKind = grouped(findings, ({ kind }) => kind);
	const byArticle = grouped(findings, ({ slug }) => slug);
	return [
		element('h1', {}, ['Content report: ', home === undefined ? name : element('a', { href: home }, [name])]),
		element('p', { class: 'about' }, [aboutLine(report)]),
		...(votes === undefined
			? []
			: [
					element('p', { class: 'about' }, [element('b', {}, ['Votes: ']), cleanText(`${votes.said} ${votes.advice}`)]),
				]),
		...(findings.length === 0
			? [element('p', {}, ['Nothing to mend.'])]
			: [
					element('fieldset', { class: 'order' }, [
						element('legend', {}, ['Sort by']),
						order('by-kind', 'Kind', true),
						order('by-article', 'Article', false),
					]),
					element('div', { class: 'by-kind' }, [
						element(
							'ul',
							{ class: 'counts' },
							byKind.map(([first, all]) => countCard(first, all)),
						),
						noneLine(report),
						...byKind.map(([first, all]) => kindSection(first, all)),
					]),
					element(
						'div',
						{ class: 'by-article' },
						byArticle.map(([first, all]) => articleSection(first, all)),
					),
				]),
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
	return `<!DOCTYPE html>\n${writeTree([page])}\n`;
}
