import { removeInlineMarkup } from './inline.ts';
import { removeTags } from './tags.ts';

/** `words` are what a reader wants to read; the others only stand in for them. */
interface Block {
	kind: 'words' | 'heading' | 'table' | 'links' | 'code';
	lines: string[];
}

const FENCE = /^\s{0,9}(?:```|~~~)/;
/** Lines that are no text: rules, underlines of headings, lines below a table's header, containers, definitions of links and footnotes. */
const SIGNS_ONLY = /^\s{0,9}(?:[-*_=|:+]\s{0,9}){3,}$|^\s{0,9}:::|^\s{0,9}\[[^\]]{1,200}\]:\s/;
const UNDERLINE = /^\s{0,3}(?:=+|--+)\s*$/;
const HEADING = /^\s{0,3}#{1,6}(?:\s+|$)/;
const HEADING_END = /(?<=\s)(?:#+|\{#[^\s{}]{1,200}\})$/;
/** `> 5 users` is no quote. */
const QUOTE = /^(?:\s{0,9}>(?!\s{0,9}\d)\s?)+/;
const ALERT = /^\s{0,9}\[![a-z]{1,20}\][+-]?.*$/i;
const BULLET = /^\s{0,99}[-*+]\s{1,9}(?:\[[ x]\]\s)?/i;
const NUMBERED = /^\s{0,99}\d{1,9}\\?[.)]\s/;
const LINK_ONLY = /^\s*(?:\d{1,9}[.)]\s+)?\[[^[\]]{1,300}\]\([^\s()]{0,2000}\)[\s.;,]*$/;
const TABLE_ROW = /^\s{0,9}\|.*\|\s*$/;

/** Divides Markdown into blocks: paragraphs and items of lists, headings, rows of tables, code. */
function splitIntoBlocks(text: string): Block[] {
	const blocks: Block[] = [];
	let isCode = false;
	let isNew = true;
	let isItem = false;
	const add = (kind: Block['kind'], line: string, isApart = true) => {
		const last = blocks.at(-1);
		if (!isNew && !isApart && last?.kind === kind) last.lines.push(line);
		else blocks.push({ kind, lines: [line] });
		isNew = isApart;
	};
	for (const written of text.split(/\r\n?|\n/)) {
		const line = isCode ? written : written.replace(QUOTE, '');
		if (FENCE.test(line)) isCode = !isCode;
		else if (isCode) add('code', line, false);
		else if (line.trim() === '') isNew = true;
		else if (UNDERLINE.test(line)) {
			const last = blocks.at(-1);
			if (!isNew && !isItem && last?.kind === 'words') last.kind = 'heading';
			isNew = true;
		} else if (SIGNS_ONLY.test(line) || ALERT.test(line)) isNew = true;
		else if (HEADING.test(line)) add('heading', line.replace(HEADING, '').trimEnd().replace(HEADING_END, ''));
		else if (TABLE_ROW.test(line)) add('table', line.trim().slice(1, -1).replaceAll('|', ' · '));
		else if (BULLET.test(line) || NUMBERED.test(line)) {
			const item = line.replace(BULLET, '');
			isNew = true;
			isItem = true;
			add(LINK_ONLY.test(item) ? 'links' : 'words', item.replace(/^(\s{0,99}\d{1,9})\\/, '$1'), false);
		} else {
			isItem &&= !isNew;
			add('words', line.replace(/\\$/, ''), false);
		}
	}
	return blocks;
}

/**
 * The words of a text that an author wrote in Markdown or HTML: an excerpt, a description. Headings, tables, code and lists of links count
 * only if there is nothing else.
 */
export function removeMarkup(text: string): string {
	const blocks = splitIntoBlocks(text).flatMap(({ kind, lines }) => {
		const words = removeInlineMarkup(lines.join('\n'), removeTags).trim();
		return words === '' ? [] : [{ kind, words }];
	});
	const paragraphs = blocks.filter(({ kind }) => kind === 'words');
	if (paragraphs.length > 0) return paragraphs.map(({ words }) => words).join(' ');
	return blocks.map(({ words }) => words).join(' · ');
}

/**
 * The words of a title, a name or a tag, which may have signs of Markdown and entities too. HTML tags stay: “How to use <b>” is about
 * them.
 */
export function removeTitleMarkup(title: string): string {
	const line = title.replace(/\s+/g, ' ').trim().replace(HEADING, '');
	return removeInlineMarkup(line.replace(HEADING_END, '').trim());
}
