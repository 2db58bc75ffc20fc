import { randomBytes } from 'node:crypto';
import { Marked, type RendererObject, type Token, Tokenizer, type Tokens } from 'marked';
import markedAlert from 'marked-alert';
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

const renderer: RendererObject = {
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
marked.use(
	markedAlert(),
	// marked-alert recognises alerts, but its HTML has an icon and a fixed English title.
	{
		extensions: [
			{
				name: 'alert',
				renderer({ meta, tokens }) {
					return `<div ${MARK_ATTRIBUTE}="${meta.variant}">${this.parser.parse(tokens ?? [])}</div>`;
				},
			},
		],
	},
	{ renderer, walkTokens: uppercaseAlertName },
);

/** marked-alert accepts `[!NOTE]` in capitals only, GitHub in any case. Registered last, this runs first. */
function uppercaseAlertName(token: Token): void {
	if (token.type !== 'blockquote') return;
	const quote = token as Tokens.Blockquote; // The union has a member of any type.
	if (!/^\[!(?:note|tip|important|warning|caution)\]/i.test(quote.text)) return;
	const first = quote.tokens[0];
	const inline = first && 'tokens' in first ? first.tokens?.[0] : undefined;
	const upper = (text: string) => text.replace(/^\[!\w+\]/, (name) => name.toUpperCase());
	quote.text = upper(quote.text);
	if (first) first.raw = upper(first.raw);
	if (inline && 'text' in inline) Object.assign(inline, { raw: upper(inline.raw), text: upper(inline.text) });
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
