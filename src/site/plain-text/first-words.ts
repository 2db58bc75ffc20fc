import { unescapeHtml } from '../../markdown/html/text.ts';
import { isInline } from './tags.ts';

/** Only the beginning of an article is read: it may be megabytes long. */
const MAX_CHARACTERS_READ = 100_000;
const TOKEN = /<(\/?)([a-z][a-z0-9-]*)([^>]*)>|[^<]+/g;
const VOID = new Set(['img', 'br', 'hr', 'wbr', 'source', 'track', 'input']);
/** Elements whose text is no paragraph. */
const NO_PARAGRAPH = new Set('h1 h2 h3 h4 h5 h6 summary caption figcaption table dt pre video audio legend'.split(' '));
const NO_PARAGRAPH_CLASS = / class="(?:[^"]* )?(?:alert-title|embed|footnotes)[ "]/;
const ALERT_CLASS = / class="(?:[^"]* )?alert[ "]/;
/** Elements whose words a reader does not read: checkboxes. */
const NO_TEXT = / class="check"| role="img"/;
const SENTENCE_END = /[.!?…。！？।؟။៖。]["'”’»)\]]*$/;

/** A piece of text between two tags of blocks. */
interface Chunk {
	text: string;
	/** The part of it that is outside links and bold text. */
	plain: string;
	/** 0: a paragraph or an item of a list; 1: within an alert; 2: a heading, a table and the like. */
	rank: number;
	list: number | undefined;
}

/** An element that is not yet closed. */
interface OpenElement {
	rank: number;
	isMarked: boolean;
	isSilent: boolean;
	list: number | undefined;
}

const ROOT: OpenElement = { rank: 0, isMarked: false, isSilent: false, list: undefined };

function openElement(name: string, attributes: string, parent: OpenElement, at: number): OpenElement {
	const isNoParagraph = NO_PARAGRAPH.has(name) || NO_PARAGRAPH_CLASS.test(attributes);
	const rank = isNoParagraph ? 2 : ALERT_CLASS.test(attributes) ? 1 : 0;
	return {
		rank: Math.max(rank, parent.rank),
		isMarked: parent.isMarked || /^(?:a|b|strong)$/.test(name),
		isSilent: parent.isSilent || NO_TEXT.test(attributes) || / id="[^"]*footnote-reference-/.test(attributes),
		list: name === 'ul' || name === 'ol' ? (parent.list ?? at) : parent.list,
	};
}

/** Divides the safe HTML of an article into its pieces of text. */
function* readChunks(html: string): Generator<Chunk> {
	const open = [ROOT];
	let [text, plain] = ['', ''];
	for (const { 0: token, 1: closing, 2: name, 3: attributes = '', index } of html.matchAll(TOKEN)) {
		const parent = open.at(-1) ?? ROOT;
		if (name === undefined) {
			if (parent.isSilent) continue;
			text += token;
			if (!parent.isMarked) plain += token;
			continue;
		}
		if (!isInline(name) && name !== 'br' && name !== 'img') {
			yield { text: unescapeHtml(text), plain: unescapeHtml(plain), rank: parent.rank, list: parent.list };
			[text, plain] = ['', ''];
		} else if (name === 'br' || name === 'img') text += ' ';
		if (closing) {
			if (open.length > 1) open.pop();
		} else if (!VOID.has(name)) open.push(openElement(name, attributes, parent, index));
	}
	yield { text: unescapeHtml(text), plain: unescapeHtml(plain), rank: open.at(-1)?.rank ?? 0, list: undefined };
}

const hasLetters = (text: string) => /[\p{L}\p{N}]/u.test(text);
const compare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

/** Whether a text is a heading or a link rather than a paragraph: nothing but bold words or links, without the end of a sentence. */
function isLabel({ text, plain }: Chunk): boolean {
	return !hasLetters(plain) && !SENTENCE_END.test(text);
}

function join(texts: readonly string[]): string {
	return texts.reduce((all, text) => `${all}${all === '' ? '' : SENTENCE_END.test(all) ? ' ' : ' · '}${text}`, '');
}

/**
 * The first words of an article that a reader would read as its beginning: its first paragraph, or the items of a list. Not a heading, a
 * list of links or of headings (`titles`), a table, a picture's alternative text, nor the title of an alert; these only if there is
 * nothing else. `html` is the safe HTML of the article.
 */
export function findFirstWords(html: string, titles: readonly string[] = []): string {
	const known = new Set(titles.map(compare));
	const alerts: string[] = [];
	const others: string[] = [];
	/** The list that is being read, and the paragraph before it, if that ends with a colon. */
	let list: { id: number; items: string[]; labels: string[] } | undefined;
	let introduction: string | undefined;
	const endList = (): string | undefined => {
		const { items = [], labels = [] } = list ?? {};
		list = undefined;
		if (items.length > labels.length) return introduction ?? join(items);
		others.push(...(introduction === undefined ? [] : [introduction]), ...labels, ...items);
		introduction = undefined;
		return undefined;
	};

	for (const chunk of readChunks(html.slice(0, MAX_CHARACTERS_READ))) {
		const text = chunk.text.replace(/\s+/g, ' ').trim();
		if (!hasLetters(text)) continue;
		const rank = known.has(compare(text)) || isLabel({ ...chunk, text }) ? 2 : chunk.rank;
		if (list !== undefined && chunk.list !== list.id) {
			const words = endList();
			if (words !== undefined) return words;
		}
		if (chunk.list !== undefined) {
			list ??= { id: chunk.list, items: [], labels: [] };
			(rank === 0 ? list.items : list.labels).push(text);
		} else if (introduction !== undefined) return introduction;
		else if (rank !== 0) (rank === 1 ? alerts : others).push(text);
		else if (text.endsWith(':')) introduction = text;
		else return text;
	}
	return endList() ?? introduction ?? join(alerts.length > 0 ? alerts : others);
}
