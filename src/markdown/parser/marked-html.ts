import { Marked, type MarkedExtension, type RendererObject, type TokenizerExtension, type Tokens } from 'marked';
import { RAW_TEXT_ELEMENTS } from '../html/known-elements.ts';
import { MARK_ATTRIBUTE } from '../html/mark-attribute.ts';
import { decodeWindows1252, escapeAttribute, escapeHtml } from '../html/text.ts';
import { readQuoteAlert } from './alerts.ts';
import { readAttributeLine, readAttributeList } from './attribute-lists.ts';
import { createComponentExtension } from './components.ts';
import { renderContainer, renderMarkdownElement } from './containers.ts';
import { createDirectiveExtension } from './directives.ts';
import { maskEastAsian } from './east-asian.ts';
import { createFootnotes } from './footnotes.ts';
import { resolveRawTags } from './raw-tags.ts';
import { type ForeignSyntax, prepareSource } from './source.ts';
import {
	ForgivingTokenizer,
	type HeadingWithId,
	MarksTokenizer,
	needsOtherMarks,
	type SizedImage,
} from './tokenizer.ts';

/** What is collected while Markdown is parsed; see `RenderedArticle`. */
export interface SyntaxFound {
	foreignSyntax: ForeignSyntax;
	spacedAddresses: Set<string>;
}

/** A collection of what is found, empty at first. */
export function createSyntaxFound(): SyntaxFound {
	return { foreignSyntax: new Set(), spacedAddresses: new Set() };
}

const renderer: RendererObject = {
	blockquote({ text, tokens }) {
		const alert = readQuoteAlert(text, tokens);
		if (!alert) return false;
		const title = alert.title === undefined ? '' : ` title="${escapeAttribute(alert.title)}"`;
		return `<div ${MARK_ATTRIBUTE}="${alert.kind}"${title}>${this.parser.parse(alert.content)}</div>`;
	},
	code({ text, lang }) {
		const language = /^[\w+#.-]{1,40}/.exec(lang ?? '')?.[0];
		return `<pre><code${language ? ` class="language-${language}"` : ''}>${escapeHtml(text)}</code></pre>\n`;
	},
	checkbox: ({ checked }) => `<span ${MARK_ATTRIBUTE}="${checked ? 'done' : 'todo'}"></span> `,
	heading(token) {
		const { id } = token as HeadingWithId; // Our tokenizer creates all headings.
		if (id === undefined) return false;
		const mark = `${MARK_ATTRIBUTE}="id" id="${escapeAttribute(id)}"`;
		return `<h${token.depth} ${mark}>${this.parser.parseInline(token.tokens)}</h${token.depth}>\n`;
	},
	image(token) {
		const { width, height } = token as Partial<SizedImage>;
		if (width === undefined && height === undefined) return false;
		const attributes = Object.entries({ src: token.href, alt: token.text, title: token.title, width, height });
		const written = attributes.map(([name, value]) => (value ? ` ${name}="${escapeAttribute(value)}"` : ''));
		return `<img${written.join('')}>`;
	},
	tablecell({ align, header, tokens }) {
		const name = header ? 'th' : 'td';
		return `<${name}${align ? ` ${MARK_ATTRIBUTE}="${align}"` : ''}>${this.parser.parseInline(tokens)}</${name}>`;
	},
};

/** What may have an attribute list behind it. */
const WITH_ATTRIBUTES = new Set(['link', 'image', 'strong', 'em', 'codespan', 'del']);

/** Attribute lists of other tools behind a link or picture: `{.button}`. They have no meaning here, and disappear. */
const inlineAttributes = {
	name: 'attributes',
	level: 'inline',
	tokenizer(text: string, tokens: Tokens.Generic[]) {
		const raw = WITH_ATTRIBUTES.has(tokens.at(-1)?.type ?? '') ? readAttributeList(text) : undefined;
		return raw === undefined ? undefined : { type: 'attributes', raw };
	},
	renderer: () => '',
} as const;

const blockAttributes = {
	name: 'attributeLine',
	level: 'block',
	tokenizer(text: string) {
		const raw = readAttributeLine(text);
		return raw === undefined ? undefined : { type: 'attributeLine', raw };
	},
	renderer: () => '',
} as const;

/** Longer comments stay text. */
const MAX_COMMENT = 5_000;

/** A comment of JSX at the beginning of a text. */
function readComment(text: string): string | undefined {
	if (!text.startsWith('{/*')) return undefined;
	const end = text.slice(0, MAX_COMMENT).indexOf('*/}', 3);
	return end === -1 ? undefined : text.slice(0, end + 3);
}

const blockComment = {
	name: 'comment',
	level: 'block',
	tokenizer(text: string) {
		const comment = readComment(text.trimStart());
		if (comment === undefined) return undefined;
		const start = text.length - text.trimStart().length;
		const rest = /^[ \t]*(?:\n|$)/.exec(text.slice(start + comment.length))?.[0];
		return rest === undefined ? undefined : { type: 'comment', raw: text.slice(0, start) + comment + rest };
	},
	renderer: () => '',
} as const;

const inlineComment = {
	name: 'inlineComment',
	level: 'inline',
	start(text: string) {
		const at = text.slice(0, MAX_COMMENT).indexOf('{/*');
		return at === -1 ? undefined : at;
	},
	tokenizer(text: string) {
		const raw = readComment(text);
		return raw === undefined ? undefined : { type: 'inlineComment', raw };
	},
	renderer: () => '',
} as const;

/** Reads containers one level deeper, so that they can't nest without end. */
function limitDepth(extension: TokenizerExtension, tokenizer: ForgivingTokenizer): TokenizerExtension {
	return {
		...extension,
		tokenizer(...input) {
			return tokenizer.nest(() => extension.tokenizer.apply(this, input));
		},
	};
}

/** The extensions that an article needs: those whose marks it has. Each one costs time at each word. */
function chooseExtensions(source: string, found: SyntaxFound, tokenizer: ForgivingTokenizer): MarkedExtension[] {
	const components = limitDepth(createComponentExtension(found.foreignSyntax), tokenizer);
	const directives = limitDepth(createDirectiveExtension(found.foreignSyntax), tokenizer);
	const extensions = [
		...(/^[ \t>]*<\/?[a-z]/im.test(source) ? [components] : []),
		...(/^[ \t>]*(?::::|\{%|!!!|\?\?\?|===)/m.test(source) ? [directives] : []),
		...(/\{(?:[:#.]|[\w-]+=)/.test(source) ? [blockAttributes, inlineAttributes] : []),
		...(source.includes('{/*') ? [blockComment, inlineComment] : []),
	];
	return [
		...(extensions.length > 0 ? [{ extensions: [...containerRenderers, ...extensions] }] : []),
		...(tokenizer instanceof MarksTokenizer ? [{ hooks: { emStrongMask: maskEastAsian } }] : []),
	];
}

const containerRenderers = [
	{ name: 'container', renderer: renderContainer },
	{ name: 'markdownElement', renderer: renderMarkdownElement },
];

function createMarked(tokenizer: ForgivingTokenizer, extensions: readonly MarkedExtension[]): Marked {
	const marked = new Marked({ gfm: true });
	marked.setOptions({ tokenizer });
	marked.use({ renderer }, ...extensions);
	return marked;
}

/** One parser for all articles that need no extension: V8 runs it faster than a new one each time. */
const plainTokenizer = new ForgivingTokenizer();
const plainMarked = createMarked(plainTokenizer, []);

/** Converts Markdown to HTML that is not sanitised yet. May throw, and may take very long. */
export function renderUnsafeHtml(markdown: string, found: SyntaxFound): string {
	const source = prepareSource(markdown, found.foreignSyntax);
	const tokenizer = needsOtherMarks(source) ? new MarksTokenizer() : new ForgivingTokenizer();
	const footnotes = source.includes('[^') ? createFootnotes() : undefined;
	const extensions = [...chooseExtensions(source, found, tokenizer), ...(footnotes ? [footnotes.extension] : [])];
	const isPlain = extensions.length === 0;
	const reader = isPlain ? plainTokenizer : tokenizer;
	reader.begin(source, found.spacedAddresses);
	const marked = isPlain ? plainMarked : createMarked(tokenizer, extensions);
	const tokens = marked.lexer(source);
	const html = marked.parser(tokens);
	const notes = footnotes?.renderList((list) => marked.parser(list as typeof tokens)) ?? ''; // Tokens of marked and of our extensions.
	// Without HTML of the author, all tags are those of the renderer.
	const hasHtml = reader.hasHtml || !isPlain;
	return decodeWindows1252(hasHtml ? escapeUnclosedTags(resolveRawTags(html + notes)) : html + notes);
}

const RAW_TEXT = new RegExp(`<(?:${[...RAW_TEXT_ELEMENTS].join('|')})\\b`, 'gi');

/**
 * An unclosed `<script>` or comment would hide the rest of the article, and most often the author only wrote about it.
 * Opening tags after the last closing tag are therefore shown as text.
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
