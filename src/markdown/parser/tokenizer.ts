import { Tokenizer, type Tokens } from 'marked';
import { splitHeadingAttributes } from './attribute-lists.ts';
import { canBeginEmphasis, cutAddress } from './east-asian.ts';
import { readLooseDefinition, readLooseLink } from './loose-links.ts';
import { countTags, isPlaceholder, type TagCounts } from './raw-tags.ts';
import { scanTag } from './scan-tag.ts';

/** For deeper nested quotes and lists marked needs seconds or overflows the stack. */
const MAX_DEPTH = 50;

/** Thrown for quotes or lists nested too deep for marked. */
export class NestingTooDeep extends Error {
	override name = 'NestingTooDeep';
	// Not in `message`, because marked appends a line to that.
	readonly reason = `quotes or lists are nested more than ${MAX_DEPTH} deep`;
}

/** The size that an author gave a picture, in pixels. */
export interface SizedImage extends Tokens.Image {
	width: string | undefined;
	height: string | undefined;
}

/** A heading with the id that an author gave it. */
export interface HeadingWithId extends Tokens.Heading {
	id: string | undefined;
}

/**
 * Reads Markdown as people write it where CommonMark reads it otherwise than they mean it. Reads one article at a time:
 * call `begin` before each.
 */
export class ForgivingTokenizer extends Tokenizer {
	/** Whether the article has HTML of its author. */
	hasHtml = false;
	#depth = 0;
	#markdown = '';
	#counts: TagCounts | undefined;
	#spacedAddresses = new Set<string>();

	/** `markdown`: the whole article. `spacedAddresses`: addresses with spaces are added to it, as written. */
	begin(markdown: string, spacedAddresses: Set<string>): void {
		this.hasHtml = false;
		this.#depth = 0;
		this.#markdown = markdown;
		this.#counts = undefined;
		this.#spacedAddresses = spacedAddresses;
	}

	override blockquote(src: string): Tokens.Blockquote | undefined {
		return this.nest(() => super.blockquote(src));
	}

	override list(src: string): Tokens.List | undefined {
		return this.nest(() => super.list(src));
	}

	override heading(src: string): Tokens.Heading | undefined {
		return this.#readHeadingId(super.heading(src));
	}

	override lheading(src: string): Tokens.Heading | undefined {
		return this.#readHeadingId(super.lheading(src));
	}

	/** A word in angle brackets begins a paragraph, not HTML. */
	override html(src: string): Tokens.HTML | undefined {
		if (this.#beginsWithPlaceholder(src)) return undefined;
		const token = super.html(src);
		if (token) this.hasHtml = true;
		return token;
	}

	override tag(src: string): Tokens.Tag | undefined {
		const token = super.tag(src);
		if (token) this.hasHtml = true;
		return token;
	}

	#beginsWithPlaceholder(src: string): boolean {
		const at = /^ {0,3}(?=<[a-z])/i.exec(src)?.[0].length;
		const tag = at === undefined ? undefined : scanTag(src, at);
		if (at === undefined || !tag) return false;
		// An element of HTML that fills its line begins a block.
		const after = src.charAt(at + tag.length);
		this.#counts ??= countTags(this.#markdown);
		return isPlaceholder(tag, ' ', after === '\n' ? 'x' : after, this.#counts);
	}

	override def(src: string): Tokens.Def | undefined {
		const token = super.def(src);
		const loose = token ? undefined : readLooseDefinition(src);
		const corrected = loose && super.def(loose.corrected);
		if (!loose || !corrected) return token;
		this.#spacedAddresses.add(loose.address);
		return { ...corrected, raw: loose.raw };
	}

	override link(src: string): Tokens.Link | Tokens.Image | undefined {
		const token = super.link(src);
		if (token) return token;
		const loose = readLooseLink(src);
		const corrected = loose && super.link(loose.corrected);
		if (!loose || !corrected) return undefined;
		if (/\s/.test(loose.address)) this.#spacedAddresses.add(loose.address);
		const { raw, width, height } = loose;
		return corrected.type === 'image' ? ({ ...corrected, raw, width, height } as SizedImage) : { ...corrected, raw };
	}

	/** A bare address ends before a full-width sign. */
	override url(src: string): Tokens.Link | undefined {
		const token = super.url(src);
		const cut = token && cutAddress(token.raw);
		return cut === undefined || cut.length === token?.raw.length ? token : super.url(cut);
	}

	/** marked does not escape text after an inline `<code>` or `<kbd>` tag, so that a `<` in it would start a tag. */
	override inlineText(src: string): Tokens.Text | undefined {
		this.lexer.state.inRawBlock = false;
		return super.inlineText(src);
	}

	/** Reads what nests. @throws {NestingTooDeep} */
	nest<Token>(read: () => Token): Token {
		if (this.#depth >= MAX_DEPTH) throw new NestingTooDeep();
		this.#depth += 1;
		try {
			return read();
		} finally {
			this.#depth -= 1;
		}
	}

	#readHeadingId(token: Tokens.Heading | undefined): HeadingWithId | undefined {
		if (!token) return undefined;
		const { text, id } = splitHeadingAttributes(token.text);
		if (text === token.text || text.trim() === '') return { ...token, id: undefined };
		return { ...token, id, text, tokens: this.lexer.inline(text) };
	}
}

/** In such a text, marks for emphasis mean something else than in CommonMark: East Asian letters, or single tildes. */
const HAS_OTHER_MARKS = /[\u0E00-\u109F\u1100-\u11FF\u1780-\u17FF\u2E80-\uFFEF]|(?<!~)~(?!~)/;

/** Whether a text needs `MarksTokenizer`. Reading it otherwise takes a fifth less time. */
export function needsOtherMarks(markdown: string): boolean {
	return HAS_OTHER_MARKS.test(markdown);
}

/** Reads marks for emphasis beside East Asian letters too, and single tildes as text. */
export class MarksTokenizer extends ForgivingTokenizer {
	override emStrong(src: string, maskedSrc: string, prevChar = ''): Tokens.Em | Tokens.Strong | undefined {
		return super.emStrong(src, maskedSrc, canBeginEmphasis(prevChar, src) ? '' : prevChar);
	}

	/** Only two tildes strike out: `10~20` is a range. */
	override del(src: string, maskedSrc: string, prevChar = ''): Tokens.Del | undefined {
		if (!src.startsWith('~~') || src.startsWith('~~~')) return undefined;
		return super.del(src, maskedSrc, canBeginEmphasis(prevChar, src) ? '' : prevChar);
	}
}
