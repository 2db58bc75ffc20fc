/**
 * What an author may write, and why. Everything that is not in these tables goes: an element's words stay, an
 * attribute goes whole. Widen them only for something that cannot run, load, post, restyle or pretend to be the page.
 */

/** Elements, by what they are for, with the attributes each may have besides those of `GLOBAL_ATTRIBUTES`. */
export const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
	// Sections of an article. Landmarks (nav, main, header …) belong to the page: see RENAMED.
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
	// Lists, with the numbers that an author wants.
	ul: [],
	ol: ['start', 'reversed'],
	li: ['value'],
	dl: [],
	dt: [],
	dd: [],
	// Something to open: works without a script. `name` stays out, it would tie details of the page together.
	details: ['open'],
	summary: [],
	// Pictures, and media of the site's own. Sources are checked one by one in media.ts.
	figure: [],
	figcaption: [],
	img: ['src', 'alt', 'width', 'height'],
	video: ['src', 'poster', 'width', 'height'],
	audio: ['src'],
	source: ['src', 'type'],
	track: ['src', 'kind', 'srclang', 'label'],
	// Tables. Alignment travels as our own class.
	table: [],
	caption: [],
	thead: [],
	tbody: [],
	tfoot: [],
	tr: [],
	th: ['colspan', 'rowspan', 'scope'],
	td: ['colspan', 'rowspan'],
	// Words. `href` is checked in links.ts; `name` is an old way to write `id`.
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
	// `class` carries `language-*` only.
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

/** Harmless on every element. Ids are prefixed afterwards, so that they can't stand for the page's own. */
export const GLOBAL_ATTRIBUTES: readonly string[] = ['id', 'lang', 'dir', 'title'];

/** Values that an attribute must have to stay; others are free text, or checked by name in links.ts and media.ts. */
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
	type: /^(video|audio)\/[\w.+-]{1,40}$/,
	kind: /^(subtitles|captions|descriptions|chapters)$/,
	srclang: /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,5}$/i,
};

/** Elements whose meaning has another, current or humbler, name. */
export const RENAMED_ELEMENTS: Readonly<Record<string, string>> = {
	acronym: 'abbr',
	strike: 's',
	tt: 'code',
	...Object.fromEntries(
		// They separate text, but an author's must not be taken for the page's.
		'address article aside center dialog fieldset footer form header hgroup legend main nav search section'
			.split(' ')
			.map((name) => [name, 'div']),
	),
};

/** Foreign documents: a link card takes their place. The value is the attribute with the address. */
export const FOREIGN_MEDIA: Readonly<Record<string, string>> = {
	iframe: 'src',
	frame: 'src',
	embed: 'src',
	object: 'data',
};

/** Elements whose text is code, not words: it goes with them. */
export const NON_TEXT_ELEMENTS: readonly string[] = ['script', 'style'];

/** Tags nested deeper than this are left out, their words stay: browsers stop at 512, and our own tree walks recurse. */
export const MAX_TAG_DEPTH = 100;
