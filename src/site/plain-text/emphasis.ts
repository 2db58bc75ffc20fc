/** A run of signs of emphasis, such as `**`. */
interface Run {
	start: number;
	signs: number;
	/** How many of its signs are not removed yet. */
	left: number;
	removed: number;
	isInWord: boolean;
}

const RUNS = /\*+|_+|~+/g;
const SPACE = /^\s?$/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
/** Letters and digits of scripts with spaces between words: in the others, emphasis may begin and end anywhere. */
const WORD =
	/(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}]/u;
/** Names in code: `__init__.py`, `_id()`, `obj.__proto__`, `/_next_/`. */
const CODE_BEFORE = /[./\\:=@$]/;
const CODE_AFTER = /^(?:\(|[./:=][\p{L}\p{N}_])/u;
const CODE_NAME = /^__(?:init|main|proto|call|FILE|LINE|DIR|CLASS|FUNCTION|METHOD)__/;

/** The end of the name in code that begins with this run of `_`; 0 if none does. */
function findCodeEnd(text: string, start: number): number {
	const rest = text.slice(start, start + 100);
	if (!CODE_BEFORE.test(text.charAt(start - 1)) && !CODE_NAME.test(rest)) return 0;
	const space = rest.search(/\s/);
	return start + (space < 0 ? rest.length : space);
}

/** Whether emphasis may begin or end at a run, by the characters around it (CommonMark's flanking rules, a little stricter within words). */
function readRun(text: string, start: number, end: number) {
	const sign = text.charAt(start);
	const before = text.charAt(start - 1);
	const after = text.charAt(end);
	const [isAfterWord, isBeforeWord] = [WORD.test(before), WORD.test(after)];
	let opens = !SPACE.test(after) && (!PUNCTUATION.test(after) || !isAfterWord);
	let closes = !SPACE.test(before) && (!PUNCTUATION.test(before) || !isBeforeWord);
	if (sign === '_') {
		opens &&= !isAfterWord;
		closes &&= !isBeforeWord && !CODE_AFTER.test(text.slice(end, end + 2));
	}
	// `~5` is a number.
	const isEmphasis = sign !== '~' || end - start === 2;
	return { sign, opens: opens && isEmphasis, closes: closes && isEmphasis, isInWord: isAfterWord && isBeforeWord };
}

/** Whether two runs within words are signs of a calculation, as in `2*3*4` and `a**b + c**d`, rather than emphasis of a part of a word. */
function isFormula(text: string, { start, signs }: Run, end: number): boolean {
	const inside = text.slice(start + signs, end);
	if (signs > 1) return inside.length < 2 || /\s|^\d|\d$/.test(inside.slice(0, 100));
	return /^[\x20-\x7E]/.test(inside) || /[\x20-\x7E]/.test(text.charAt(start - 1));
}

/**
 * Removes the signs of emphasis around words: `**bold**`, `_italic_`, `~~deleted~~`. Signs without a partner stay, and those that only
 * look like emphasis: `2 * 3 * 4`, `snake_case`, `2*3*4`.
 */
export function removeEmphasis(text: string): string {
	const runs: Run[] = [];
	const open: Record<string, Run[]> = { '*': [], _: [], '~': [] };
	let codeEnd = 0;
	for (const { 0: signs, index } of text.matchAll(RUNS)) {
		if (signs.startsWith('_')) codeEnd = Math.max(codeEnd, findCodeEnd(text, index));
		if (signs.startsWith('_') && index < codeEnd) continue;
		const { sign, opens, closes, isInWord } = readRun(text, index, index + signs.length);
		const run: Run = { start: index, signs: signs.length, left: signs.length, removed: 0, isInWord };
		const partners = open[sign] ?? [];
		for (let partner = partners.at(-1); closes && run.left > 0 && partner; partner = partners.at(-1)) {
			if (partner.isInWord && isInWord && isFormula(text, partner, index)) break;
			const count = Math.min(partner.left, run.left);
			for (const one of [partner, run]) {
				one.left -= count;
				one.removed += count;
			}
			if (partner.left === 0) partners.pop();
		}
		if (opens && run.left > 0) partners.push(run);
		runs.push(run);
	}
	let rest = '';
	let at = 0;
	for (const { start, removed } of runs) {
		rest += text.slice(at, start);
		at = start + removed;
	}
	return rest + text.slice(at);
}
