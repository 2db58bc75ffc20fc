import { randomBytes } from 'node:crypto';
import { Marked, type RendererObject, type Token, Tokenizer, type Tokens } from 'marked';
import { decodeWindows1252, escapeHtml } from './text.ts';

/**
 * The attribute that carries our own marks (alerts, alignment, tasks, link cards) through the sanitiser. Its name is random in each process,
 * so that an author can't guess it.
 */
export const MARK_ATTRIBUTE = `own-${randomBytes(12).toString('hex')}`;

/** For deeper nested quotes and lists marked needs seconds or overflows the stack. */
const MAX_DEPTH = 50;

/** Elements whose content an HTML parser reads as text, up to the closing tag. */
const RAW_TEXT = /<(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b/gi;

/** Thrown for quotes or lists nested too deep for marked. */
export class NestingTooDeep extends Error {
	override name = 'NestingTooDeep';
	// Not in `message`, because marked appends a line to that.
	readonly reason = `quotes or lists are nested more than ${MAX_DEPTH} deep`;
}

class SafeTokenizer extends Tokenizer {
	#depth = 0;

	override blockquote(src: string): Tokens.Blockquote | undefined {
		return this.#nest(() => super.blockquote(src));
	}

	override list(src: string): Tokens.List | undefined {
		return this.#nest(() => super.list(src));
	}

	/** marked does not escape text after an inline `<code>` or `<kbd>` tag, so that a `<` in it would start a tag. */
	override inlineText(src: string): Tokens.Text | undefined {
		this.lexer.state.inRawBlock = false;
		return super.inlineText(src);
	}

	#nest<Token>(read: () => Token): Token {
		if (this.#depth >= MAX_DEPTH) throw new NestingTooDeep();
		this.#depth += 1;
		try {
			return read();
		} finally {
			this.#depth -= 1;
		}
	}
}

/** GitHub's alerts: quotes that begin with one of these names, in any case. */
const ALERT_NAME = /^\[!(note|tip|important|warning|caution)\]\n*/i;

const renderer: RendererObject = {
	blockquote({ text, tokens }) {
		const kind = ALERT_NAME.exec(text)?.[1]?.toLowerCase();
		const content = kind && removeAlertName(tokens);
		return content ? `<div ${MARK_ATTRIBUTE}="${kind}">${this.parser.parse(content)}</div>` : false;
	},
	code({ text, lang }) {
		const language = /^[\w+#.-]{1,40}/.exec(lang ?? '')?.[0];
		return `<pre><code${language ? ` class="language-${language}"` : ''}>${escapeHtml(text)}</code></pre>\n`;
	},
	checkbox: ({ checked }) => `<span ${MARK_ATTRIBUTE}="${checked ? 'done' : 'todo'}"></span> `,
	tablecell({ align, header, tokens }) {
		const name = header ? 'th' : 'td';
		return `<${name}${align ? ` ${MARK_ATTRIBUTE}="${align}"` : ''}>${this.parser.parseInline(tokens)}</${name}>`;
	},
};

const marked = new Marked({ gfm: true });
marked.setOptions({ tokenizer: new SafeTokenizer() });
marked.use({ renderer });

/** The content of an alert without its name; `undefined` if the name is not text, but part of a table or a definition. */
function removeAlertName([first, ...others]: Token[]): Token[] | undefined {
	const [name, ...inlines] = (first && 'tokens' in first && first.tokens) || [];
	if (!first || !name || !('text' in name)) return undefined;
	const remove = (text: string) => text.replace(ALERT_NAME, '');
	if (remove(first.raw).trim() === '') return others;
	if (inlines[0]?.type === 'br') inlines.shift();
	return [{ ...first, tokens: [{ ...name, raw: remove(name.raw), text: remove(name.text) }, ...inlines] }, ...others];
}

/** Converts Markdown to HTML that is not sanitised yet. May throw, and may take very long. */
export function renderUnsafeHtml(markdown: string): string {
	const html = marked.parse(markdown, { async: false });
	return escapeUnclosedTags(decodeWindows1252(html));
}

/**
 * An unclosed `<script>` or comment would hide the rest of the article, and most often the author only wrote about it. Opening tags after the
 * last closing tag are therefore shown as text.
 */
function escapeUnclosedTags(html: string): string {
	let escaped = html;
	for (const name of new Set(html.match(RAW_TEXT)?.map((tag) => tag.slice(1).toLowerCase()))) {
		const closing = [...escaped.matchAll(new RegExp(`</${name}`, 'gi'))].at(-1)?.index ?? -1;
		const tail = escaped.slice(closing + 1).replace(new RegExp(`<(?=${name}\\b)`, 'gi'), '&lt;');
		escaped = escaped.slice(0, closing + 1) + tail;
	}
	const comment = escaped.lastIndexOf('<!--');
	return comment > escaped.lastIndexOf('-->')
		? `${escaped.slice(0, comment)}&lt;${escaped.slice(comment + 1)}`
		: escaped;
}
