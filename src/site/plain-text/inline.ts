import { decodeHTMLStrict } from 'entities';
import { removeEmphasis } from './emphasis.ts';

/** What Markdown leaves as it is: code, the URL of `<https://…>`, an escaped sign. Code is not looked for beyond 500 characters. */
const LITERAL =
	/(?<!`)(`{1,3})(?![`\s])([\s\S]{1,500}?)(?<!`)\1(?!`)|(?<![:\\])\\([*_`[\]#~<>|])|<((?:https?:\/\/|mailto:)[^\s<>]{1,500}|[\w.+-]{1,64}@[\w.-]{1,255})>/g;
/** A literal, kept aside under its number. Both characters are non-characters, which no text contains. */
const KEPT = /\uFFFE(\d+)\uFFFF/;

const DESTINATION =
	'\\(\\s*(?:<([^<>\\n]*)>|([^\\s()<>]*(?:\\([^\\s()<>]*\\)[^\\s()<>]*){0,3}))(?:\\s+(?:"[^"]{0,300}"|\'[^\']{0,300}\'|\\([^()]{0,300}\\)))?\\s*\\)';
const LABEL = '\\[((?:[^[\\]]|\\[[^[\\]]{0,100}\\]){0,500})\\]';
const IMAGE = new RegExp(`!${LABEL}${DESTINATION}`, 'g');
const LINK = new RegExp(`(?<=(.?))${LABEL}${DESTINATION}`, 'gs');
/** A link or picture at the end of a text that was cut within its URL. */
const CUT_LINK = /(!?)\[([^[\]]{0,300})\]\((?:https?:|mailto:|data:|[/#.])[^\s()]*$/;
const FOOTNOTE = /\[\^\d{1,4}\]/g;
/** Headings and the line below a table's header, in a text whose line breaks were lost. */
const INNER_BLOCKS = /(?<=\s)#{2,6}\s(?=\S)|\|(?:[ \t]{0,9}:?-{3,}:?[ \t]{0,9}\|){1,50}/g;
const CUT = /(?:…|\.\.\.)\s*$/;
/** Emphasis that begins at a word and does not end, in a text that was cut. */
const CUT_EMPHASIS = /(?<=^|\s)\*\*(?=[\p{L}\p{N}])/gu;

/** `a[i](j)` is no link, but `word[s](https://x.example)` is. */
function isLink(before: string, url: string): boolean {
	return !/[\p{L}\p{N}_)\]]/u.test(before) || /[/#.:]/.test(url);
}

/**
 * The words of one paragraph of Markdown: without emphasis, URLs of links, pictures and footnote marks, with entities decoded. Text that
 * only looks like Markdown stays. `removeHtml` removes HTML tags too.
 */
export function removeInlineMarkup(paragraph: string, removeHtml = (text: string) => text): string {
	const kept: string[] = [];
	const literal = paragraph
		.replace(/[\uFFFE\uFFFF]/g, ' ')
		.replace(LITERAL, (_, _ticks, code?: string, sign?: string, url?: string) => {
			kept.push(code ?? sign ?? url ?? '');
			return `\uFFFE${kept.length - 1}\uFFFF`;
		});
	const linked = literal
		.replace(IMAGE, ' ')
		.replace(LINK, (all, before: string, label: string, inBrackets?: string, url?: string) =>
			isLink(before, inBrackets ?? url ?? '') ? label : all,
		)
		.replace(CUT_LINK, (_, image: string, label: string) => (image ? ' ' : label))
		.replace(FOOTNOTE, '')
		.replace(INNER_BLOCKS, ' ');
	const words = removeEmphasis(removeHtml(linked));
	return (CUT.test(words) ? words.replace(CUT_EMPHASIS, '') : words)
		.split(KEPT)
		.map((part, index) => (index % 2 === 1 ? (kept[Number(part)] ?? '') : decodeHTMLStrict(part)))
		.join('');
}
