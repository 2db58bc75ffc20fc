/**
 * The allow-list for article HTML. Everything else is removed: an element leaves its text, an attribute nothing. Extend it only with what
 * cannot run code, load or send data, restyle the page or imitate the page's own parts.
 */

/** Allowed elements, each with the attributes it may have besides `GLOBAL_ATTRIBUTES`. */
export const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
	// Sections of an article. Landmarks (nav, main, header …) belong to the page: see RENAMED_ELEMENTS.
	h1: [],
	h2: [],
	h3: [],
	h4: [],
	h5: [],
	h6: [],
	p: [],
	div: [],
	blockquote: ['cite'],
	hr: [],
	pre: [],
	// Lists, with the author's numbering.
	ul: [],
	ol: ['start', 'reversed', 'type'],
	li: ['value'],
	dl: [],
	dt: [],
	dd: [],
	// Expandable sections. Not `name`: it would group them with the page's own, so that only one stays open.
	details: ['open'],
	summary: [],
	// Pictures, and the site's own media. media.ts checks each source.
	figure: [],
	figcaption: [],
	img: ['src', 'alt', 'width', 'height'],
	video: ['src', 'poster', 'width', 'height'],
	audio: ['src'],
	source: ['src', 'type'],
	track: ['src', 'kind', 'srclang', 'label'],
	// Tables. Alignment becomes a class of ours.
	table: [],
	caption: [],
	thead: [],
	tbody: [],
	tfoot: [],
	tr: [],
	th: ['colspan', 'rowspan', 'scope'],
	td: ['colspan', 'rowspan'],
	// Inline text. links.ts checks `href`; `name` is the old form of `id`.
	a: ['href', 'name'],
	span: [],
	strong: [],
	b: [],
	em: [],
	i: [],
	u: [],
	s: [],
	small: [],
	mark: [],
	del: ['cite', 'datetime'],
	ins: ['cite', 'datetime'],
	sub: [],
	sup: [],
	kbd: [],
	samp: [],
	var: [],
	// `class` may only be `language-*`.
	code: ['class'],
	abbr: [],
	dfn: [],
	cite: [],
	q: ['cite'],
	time: ['datetime'],
	bdi: [],
	bdo: [],
	ruby: [],
	rt: [],
	rp: [],
	br: [],
	wbr: [],
};

/** Allowed on every element. Ids are prefixed later, so that they can't clash with the page's own. */
export const GLOBAL_ATTRIBUTES: readonly string[] = ['id', 'lang', 'dir', 'title'];

/** An attribute named here is removed if its value does not match. The others are free text, or checked in links.ts and media.ts. */
export const VALUE_PATTERNS: Readonly<Record<string, RegExp>> = {
	lang: /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,5}$/i,
	dir: /^(ltr|rtl|auto)$/i,
	start: /^-?\d{1,9}$/,
	value: /^-?\d{1,9}$/,
	colspan: /^[1-9]\d{0,2}$/,
	rowspan: /^[1-9]\d{0,2}$/,
	scope: /^(row|col|rowgroup|colgroup)$/,
	width: /^([1-9]\d{0,3}|10000)$/,
	height: /^([1-9]\d{0,3}|10000)$/,
	datetime: /^[\dTZPYMWDHS:.+\- ]{1,40}$/,
	cite: /^https?:\/\/[^\s<>"]+$/i,
	class: /^language-[\w+#.-]{1,40}$/,
	type: /^(?:[1aAiI]|(?:video|audio)\/[\w.+-]{1,40})$/,
	kind: /^(subtitles|captions|descriptions|chapters)$/,
	srclang: /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,5}$/i,
};

/** Elements that are replaced by a current or a neutral one. */
export const RENAMED_ELEMENTS: Readonly<Record<string, string>> = {
	acronym: 'abbr',
	strike: 's',
	tt: 'code',
	...Object.fromEntries(
		// They separate blocks of text, but an author's must not be mistaken for landmarks or controls of the page.
		'address article aside center dialog fieldset footer form header hgroup legend main nav search section'
			.split(' ')
			.map((name) => [name, 'div']),
	),
};

/** Elements that embed foreign media: a link card replaces them. The value is the attribute that holds the URL. */
export const FOREIGN_MEDIA: Readonly<Record<string, string>> = {
	iframe: 'src',
	frame: 'src',
	embed: 'src',
	object: 'data',
};

/** Elements whose content is code and is removed with them. */
export const NON_TEXT_ELEMENTS: readonly string[] = ['script', 'style'];

/** Tags nested deeper than this are removed, their text stays: browsers stop at 512 levels, and our tree functions are recursive. */
export const MAX_TAG_DEPTH = 100;
