/** The version of the format below. A page that stayed open during a deployment refuses a file of another version. */
const VERSION = 1;
/** How finely a share is kept: in this many levels, from 1 on. */
export const LEVELS = 8;
/** Numbers are kept as letters: 0 is `#`, the first one after the quotation mark, which JSON would have to escape. */
const ZERO = 35;
/** The largest number that is a single letter: those above are halves of letters. */
export const MAX_NUMBER = 0xd7ff - ZERO;

/** The articles that have a term, by their places in the quick index, and how much of each article it makes up. */
export interface Postings {
	/** Ascending. */
	places: readonly number[];
	/** From 1 to `LEVELS`: the share that BM25F gives the term in this article. */
	levels: readonly number[];
}

/** All terms in ascending order, with their postings. */
export type TermTable = readonly (readonly [term: string, postings: Postings])[];

/**
 * The content of a file of the text index. Its columns compress well, because each has one kind of value; and it is
 * JSON, because hosts compress JSON. In all columns but `terms`, each letter is a number.
 */
export interface TextFile {
	version: number;
	/** The `id` of the quick index that this file belongs to: both name articles by the same places. */
	id: string;
	/** The terms, separated by spaces, each without the letters that it shares with the beginning of the one before. */
	terms: string;
	/** For each term, how many letters it shares with the one before. */
	shared: string;
	/** For each term, how many articles have it. */
	counts: string;
	/** For each term and each of its articles, how many articles without it lie between this one and the last. */
	gaps: string;
	/** For each term and each of its articles, the level minus 1. */
	levels: string;
}

const toLetter = (value: number) => String.fromCharCode(value + ZERO);
const toNumber = (text: string, at: number) => text.charCodeAt(at) - ZERO;

function countSharedStart(one: string, other: string): number {
	const most = Math.min(one.length, other.length);
	let at = 0;
	while (at < most && one[at] === other[at]) at += 1;
	return at;
}

/** Encodes terms, which must not have spaces, and postings. Places must not exceed `MAX_NUMBER`. */
export function encodeTerms(table: TermTable, id: string): TextFile {
	const rests: string[] = [];
	const file = { shared: '', counts: '', gaps: '', levels: '' };
	let before = '';
	for (const [term, { places, levels }] of table) {
		const shared = countSharedStart(before, term);
		rests.push(term.slice(shared));
		file.shared += toLetter(shared);
		file.counts += toLetter(places.length);
		let last = -1;
		for (const place of places) {
			file.gaps += toLetter(place - last - 1);
			last = place;
		}
		for (const level of levels) file.levels += toLetter(level - 1);
		before = term;
	}
	return { version: VERSION, id, terms: rests.join(' '), ...file };
}

/** The terms of a file in ascending order. Their postings are decoded when they are read. */
export interface DecodedTerms {
	terms: readonly string[];
	/** How many articles have the term at this position. */
	count(at: number): number;
	read(at: number): Postings;
}

const COLUMNS = ['id', 'terms', 'shared', 'counts', 'gaps', 'levels'];

function isTextFile(value: unknown): value is TextFile {
	if (typeof value !== 'object' || value === null || Reflect.get(value, 'version') !== VERSION) return false;
	return COLUMNS.every((name) => typeof Reflect.get(value, name) === 'string');
}

/**
 * Opens the parsed content of a file of the text index. `id`: of the quick index.
 * @throws {Error} if it is no such file, has another version, belongs to another quick index, or is damaged
 */
export function decodeTerms(file: unknown, id: string): DecodedTerms {
	if (!isTextFile(file)) throw new Error('The text index has a form that this search does not know.');
	if (file.id !== id) throw new Error('The text index and the quick index are of different builds.');
	const { shared, counts, gaps, levels } = file;
	const rests = file.terms.split(' ');
	const terms: string[] = [];
	/** For each term, and the end, how many postings stand before it. */
	const firsts = [0];
	let term = '';
	for (let at = 0; at < shared.length; at += 1) {
		term = term.slice(0, toNumber(shared, at)) + (rests[at] ?? '');
		terms.push(term);
		firsts.push((firsts[at] ?? 0) + toNumber(counts, at));
	}
	if (counts.length !== shared.length || firsts.at(-1) !== gaps.length || gaps.length !== levels.length)
		throw new Error('The text index is damaged.');
	return {
		terms,
		count: (at) => (firsts[at + 1] ?? 0) - (firsts[at] ?? 0),
		read: (at) => {
			const postings = { places: [] as number[], levels: [] as number[] };
			let place = -1;
			for (let posting = firsts[at] ?? 0; posting < (firsts[at + 1] ?? 0); posting += 1) {
				place += toNumber(gaps, posting) + 1;
				postings.places.push(place);
				postings.levels.push(toNumber(levels, posting) + 1);
			}
			return postings;
		},
	};
}
