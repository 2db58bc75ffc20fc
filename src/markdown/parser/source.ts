import { createFenceTracker } from './fences.ts';

/** Names of what was found in an article that another tool's Markdown has, for the report. */
export type ForeignSyntax = Set<string>;

/** The most lines of front matter, and the most lines of imports before the text. */
const MAX_HEAD_LINES = 100;
const YAML_LINE = /^(?:[\w.-]+[ \t]*:(?:[ \t].*)?|[ \t]+.*|-[ \t].*|#.*|[ \t]*)$/;
const YAML_KEY = /^[\w.-]+[ \t]*:(?:[ \t]|$)/;
const TOML_LINE = /^(?:[\w.-]+[ \t]*=.*|\[.*\]|#.*|[ \t]*)$/;
const TOML_KEY = /^[\w.-]+[ \t]*=/;
const MDX_IMPORT = /^(?:import(?: [^'"]{1,200} from)? ?['"][^'"]{1,200}['"];?|export const metadata = .*)\s*$/;

/**
 * Removes front matter from the beginning of a body: lines between `---` (YAML) or `+++` (TOML) of which the first is a
 * key. A rule (`---`) before ordinary text stays.
 */
function removeFrontMatter(lines: readonly string[], found: ForeignSyntax): readonly string[] {
	const first = lines.findIndex((line) => line.trim() !== '');
	const mark = lines[first]?.trimEnd();
	if (mark !== '---' && mark !== '+++') return lines;
	const [key, other] = mark === '---' ? [YAML_KEY, YAML_LINE] : [TOML_KEY, TOML_LINE];
	const end = lines.slice(first + 1, first + MAX_HEAD_LINES).findIndex((line) => line.trimEnd() === mark);
	if (end <= 0) return lines;
	const content = lines.slice(first + 1, first + 1 + end);
	const firstKey = content.find((line) => !line.startsWith('#')) ?? '';
	if (!key.test(firstKey) || !content.every((line) => other.test(line))) return lines;
	found.add('front matter');
	return lines.slice(first + 2 + end);
}

/** What front matter and imports begin with. */
const HAS_HEAD = /^\s*(?:---|\+\+\+|import\b|export\b)/;

/** Removes the imports with which an MDX file begins. */
function removeImports(lines: readonly string[], found: ForeignSyntax): readonly string[] {
	let end = 0;
	for (const [at, line] of lines.slice(0, MAX_HEAD_LINES).entries()) {
		if (MDX_IMPORT.test(line)) end = at + 1;
		else if (line.trim() !== '') break;
	}
	if (end > 0) found.add('import');
	return lines.slice(end);
}

/** In these scripts, a zero-width space is where a line may break. */
const BREAKABLE = '[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
/** Inline code, which stays as it is; then byte order marks, word joiners and zero-width spaces. */
const INVISIBLE = new RegExp(
	`(?<!\`)(\`+)(?!\`).*?(?<!\`)\\1(?!\`)|[\\uFEFF\\u2060]|(?<!${BREAKABLE})\\u200B(?!${BREAKABLE})`,
	'gu',
);
const MAY_BE_INVISIBLE = /[\uFEFF\u2060\u200B\u00A0\u2007\u202F\u2028\u2029]/;
/** Spaces that Markdown does not take for one. */
const FIXED_SPACE = /[\u00A0\u2007\u202F]/g;
/** The beginning of a line up to its text: spaces, and marks of quotes, headings and lists with the space behind them. */
const LINE_START = /^(?:\s|>|(?:#{1,6}|[-*+]|\d{1,9}[.)])(?=\s))*/;
const DELIMITER_ROW = /^[\s|:-]+$/;

function normaliseLine(line: string): string {
	if (!MAY_BE_INVISIBLE.test(line)) return line;
	const visible = line.replace(INVISIBLE, (found) => (found.startsWith('`') ? found : ''));
	if (DELIMITER_ROW.test(visible)) return visible.replace(FIXED_SPACE, ' ');
	const [start = ''] = LINE_START.exec(visible) ?? [];
	// Four of them before a text without a mark would make it code.
	return start.replace(FIXED_SPACE, /\S/.test(start) ? ' ' : '') + visible.slice(start.length);
}

/** Where text lines keep their characters: code that is indented by four spaces or a tab. */
const INDENTED_CODE = /^(?: {4}|\t)/;

/**
 * Prepares the Markdown of an article for the parser: invisible characters that would hide the marks of headings and
 * lists are removed outside of code, and so are front matter and imports, whose names are added to `found`.
 */
export function prepareSource(markdown: string, found: ForeignSyntax): string {
	const text = markdown.replace(/^[\uFEFF\u200B\u2060]+/, '').replace(/\r\n?/g, '\n');
	const hasInvisible = MAY_BE_INVISIBLE.test(text);
	// Nothing of it is in nearly every article.
	if (!hasInvisible && !HAS_HEAD.test(text)) return text;
	const lines = removeImports(removeFrontMatter(text.split('\n'), found), found);
	if (!hasInvisible) return lines.join('\n');
	const isInFence = createFenceTracker();
	return lines
		.flatMap((line) => {
			if (isInFence(line) || INDENTED_CODE.test(line)) return [line];
			return line.split(/[\u2028\u2029]/).map(normaliseLine);
		})
		.join('\n');
}
