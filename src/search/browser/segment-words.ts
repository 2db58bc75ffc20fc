const LETTERS =
	'\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{M}ー';
const RUNS = new RegExp(`[${LETTERS}]{2,}`, 'gu');
const GAPS = new RegExp(`(?<=[${LETTERS}](?:</mark>)?) (?=(?:<mark>)?[${LETTERS}])`, 'gu');

const SIGN_GAPS = / ?([。．，、！？；：「」『』（）【】《》…·]) ?/g;

/** Puts spaces between the words of scripts that have none, as `src/search/index/document.ts` does for the index. */
export function segmentWords(query: string): string {
	const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
	return query.replace(RUNS, (run) => Array.from(segmenter.segment(run), ({ segment }) => segment).join(' '));
}

/** Removes those spaces, and those around full-width punctuation, from text of the index, marked or not. */
export function joinSegments(text: string): string {
	return text.replace(SIGN_GAPS, '$1').replace(GAPS, '');
}
