import { randomBytes } from 'node:crypto';
import { Marked, type RendererObject, type Token, Tokenizer, type Tokens } from 'marked';
import markedAlert from 'marked-alert';
import { decodeWindows1252, escapeHtml } from './text.ts';

/**
 * The attribute by which our own marks pass the sanitiser: alerts, alignment, tasks, link cards. It differs in every
 * process and is never printed, so an author can't write it.
 */
export const MARK_ATTRIBUTE = `own-${randomBytes(12).toString('hex')}`;

/** Quotes and lists deeper than this are no article: marked takes seconds for them, or all of its stack. */
const DEEPEST = 50;

/** Elements whose content a parser takes as it stands, up to the closing tag. */
const RAW_TEXT = /<(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b/gi;

/** Thrown for a text nested deeper than marked can be trusted with. */
export class NestingTooDeep extends Error {
	override name = 'TooDeep';
	// Not the message: marked adds a line of its own to that.
	readonly reason = `quotes or lists are nested more than ${DEEPEST} deep`;
}

class CarefulTokenizer extends Tokenizer {
	#depth = 0;

	override blockquote(src: string): Tokens.Blockquote | undefined {
		return this.#deeper(() => super.blockquote(src));
	}

	override list(src: string): Tokens.List | undefined {
		return this.#deeper(() => super.list(src));
	}

	/** marked leaves the words after an inline `<code>` or `<kbd>` as they are: a `<` among them would begin a tag. */
	override inlineText(src: string): Tokens.Text | undefined {
		this.lexer.state.inRawBlock = false;
		return super.inlineText(src);
	}

	#deeper<Token>(read: () => Token): Token {
		if (this.#depth >= DEEPEST) throw new NestingTooDeep();
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
marked.setOptions({ tokenizer: new CarefulTokenizer() });
marked.use(
	markedAlert(),
	// marked-alert recognises alerts; its HTML brings an icon and a fixed English title.
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

/** marked-alert knows `[!NOTE]` in capitals only; GitHub takes any case. Runs first, being registered last. */
function uppercaseAlertName(token: Token): void {
	if (token.type !== 'blockquote') return;
	const quote = token as Tokens.Blockquote; // The union has a member of any type.
	if (!/^\[!(?:note|tip|important|warning|caution)\]/i.test(quote.text)) return;
	const first = quote.tokens[0];
	const words = first && 'tokens' in first ? first.tokens?.[0] : undefined;
	const raise = (text: string) => text.replace(/^\[!\w+\]/, (name) => name.toUpperCase());
	quote.text = raise(quote.text);
	if (first) first.raw = raise(first.raw);
	if (words && 'text' in words) Object.assign(words, { raw: raise(words.raw), text: raise(words.text) });
}

/** Markdown as HTML that nobody has looked at yet. May throw, and may take for ever. */
export function renderUnsafeHtml(markdown: string): string {
	const html = marked.parse(markdown, { async: false });
	return escapeUnclosedTags(decodeWindows1252(html));
}

/**
 * A `<script>` without an end would swallow the rest of the article, as would a comment: most often the author meant
 * the word. The last opening after the last closing is shown as text.
 */
function escapeUnclosedTags(html: string): string {
	let shut = html;
	for (const name of new Set(html.match(RAW_TEXT)?.map((tag) => tag.slice(1).toLowerCase()))) {
		const closing = [...shut.matchAll(new RegExp(`</${name}`, 'gi'))].at(-1)?.index ?? -1;
		const tail = shut.slice(closing + 1).replace(new RegExp(`<(?=${name}\\b)`, 'gi'), '&lt;');
		shut = shut.slice(0, closing + 1) + tail;
	}
	const comment = shut.lastIndexOf('<!--');
	return comment > shut.lastIndexOf('-->') ? `${shut.slice(0, comment)}&lt;${shut.slice(comment + 1)}` : shut;
}
