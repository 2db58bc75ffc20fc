import type { MarkedExtension, Tokens } from 'marked';
import { MARK_ATTRIBUTE } from '../html/mark-attribute.ts';
import { dedent } from './containers.ts';

/** Ids of footnotes begin so. */
const FOOTNOTE_ID = 'footnote';
/** The most footnotes of an article: further definitions stay text. */
const MAX_FOOTNOTES = 1_000;

const DEFINITION = /^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*([^\n]*(?:\n|$))/;
const REFERENCE = /^\[\^([^\]\s]{1,60})\]/;
/** A line that goes on with a definition: an indented one, after blank lines too. */
const INDENTED = /^(?:[ \t]*\n)*(?: {2,}|\t)[ \t]*\S[^\n]*(?:\n|$)/;
/** A line that goes on with the paragraph of a definition. */
const LAZY = /^(?! {0,3}(?:\[\^|[#>|`~*+-]|\d{1,9}[.)]|<))[^\n]*\S[^\n]*(?:\n|$)/;

interface Footnote {
	tokens: Tokens.Generic[];
	/** From 1 on, in the order of the first references; `undefined` if there is none yet. */
	number: number | undefined;
	references: number;
}

const createId = (number: number) => `${FOOTNOTE_ID}-${number}`;
const createReferenceId = (number: number, reference: number) =>
	reference === 1 ? `${FOOTNOTE_ID}-reference-${number}` : `${FOOTNOTE_ID}-reference-${number}-${reference}`;

/** Whether an id is one of a footnote of ours. */
export function isFootnoteId(id: string): boolean {
	return /^footnote-(?:reference-)?\d+(?:-\d+)?$/.test(id);
}

/**
 * Creates an extension for footnotes: `[^1]` in the text, `[^1]: Words.` anywhere, with indented lines below. It belongs
 * to one article. `renderList` gives the HTML of all footnotes that the text refers to; it goes to the end.
 */
export function createFootnotes(): {
	extension: MarkedExtension;
	renderList: (parse: (tokens: Tokens.Generic[]) => string) => string;
} {
	const footnotes = new Map<string, Footnote>();
	let count = 0;
	const extension: MarkedExtension = {
		extensions: [
			{
				name: 'footnoteDefinition',
				level: 'block',
				tokenizer(text) {
					const [first, label = '', start = ''] = DEFINITION.exec(text) ?? [];
					if (first === undefined || footnotes.size >= MAX_FOOTNOTES) return undefined;
					let raw = first;
					let isLazy = start.trim() !== '';
					for (;;) {
						const rest = text.slice(raw.length);
						const [line] = INDENTED.exec(rest) ?? (isLazy ? LAZY.exec(rest) : undefined) ?? [];
						if (line === undefined) break;
						isLazy = true;
						raw += line;
					}
					const content = `${start}${dedent(raw.slice(first.length))}`;
					const { top } = this.lexer.state;
					this.lexer.state.top = true;
					const tokens = this.lexer.blockTokens(content, []);
					this.lexer.state.top = top;
					if (!footnotes.has(label)) footnotes.set(label, { tokens, number: undefined, references: 0 });
					return { type: 'footnoteDefinition', raw };
				},
				renderer: () => '',
			},
			{
				name: 'footnoteReference',
				level: 'inline',
				tokenizer(text) {
					const [raw, label = ''] = REFERENCE.exec(text) ?? [];
					return raw !== undefined && footnotes.has(label) ? { type: 'footnoteReference', raw, label } : undefined;
				},
				renderer({ label }) {
					const footnote = footnotes.get(String(label));
					if (!footnote) return '';
					count += footnote.number === undefined ? 1 : 0;
					footnote.number ??= count;
					footnote.references += 1;
					const { number, references } = footnote;
					return `<sup id="${createReferenceId(number, references)}"><a ${MARK_ATTRIBUTE}="reference" href="#${createId(number)}">${number}</a></sup>`;
				},
			},
		],
	};
	const renderList = (parse: (tokens: Tokens.Generic[]) => string): string => {
		const items: string[] = [];
		// A footnote may refer to others, which are then added.
		for (let number = 1; number <= count; number += 1) {
			const footnote = footnotes.values().find((each) => each.number === number);
			if (!footnote) continue;
			const content = parse(footnote.tokens).trimEnd();
			const back = Array.from({ length: footnote.references }, (_, at) => createReferenceId(number, at + 1))
				.map((id) => ` <a ${MARK_ATTRIBUTE}="back" href="#${id}">↩</a>`)
				.join('');
			const withBack = content.endsWith('</p>') ? `${content.slice(0, -4)}${back}</p>` : `${content}<p>${back}</p>`;
			items.push(`<li id="${createId(number)}">${withBack}</li>`);
		}
		return items.length > 0 ? `<div ${MARK_ATTRIBUTE}="footnotes"><ol>${items.join('\n')}</ol></div>` : '';
	};
	return { extension, renderList };
}
