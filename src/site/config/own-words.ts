import { z } from 'zod';
import { suggestName } from '../../model/nearest-name.ts';
import { words as english, type Strings } from '../strings/en.ts';
import { createPluralFormatter, type PluralForms } from '../strings/plurals.ts';

type OwnWord<T> = T extends string
	? string
	: T extends PluralForms | ((count: number) => string)
		? string | PluralForms
		: OwnWords<T>;
type OwnWords<T> = { [Key in Exclude<keyof T, 'dir'>]?: OwnWord<T[Key]> };

/** Texts of the interface that the owner words otherwise: by key, as in `src/site/strings/en.ts`. */
export type WordOptions = OwnWords<Strings>;

type Words = Record<string, unknown>;
type Path = readonly string[];
type Report = (path: Path, message: string) => void;

const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const TEXT = 'expected a text';
const FORMS = "expected a text with {n}, or its plural forms such as { one: '{n} article', other: '{n} articles' }";

function isRecord(value: unknown): value is Words {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a text counts something: a function, or an object of plural forms. */
function isCount(template: unknown): boolean {
	return typeof template === 'function' || (isRecord(template) && 'other' in template);
}

const listPlaceholders = (text: string) => text.match(/\{\w*\}/g) ?? [];

function checkText(text: unknown, template: string, path: Path, report: Report): void {
	const wanted = listPlaceholders(template);
	if (typeof text !== 'string' || text.trim() === '') report(path, TEXT);
	else if (listPlaceholders(text).sort().join() !== [...wanted].sort().join()) {
		report(
			path,
			wanted.length === 0 ? 'expected a text without {…}' : `expected a text with ${wanted.join(' and ')}, each once`,
		);
	}
}

/** In a count, a form may leave the number out: “one article”. */
function checkForm(text: unknown, path: Path, report: Report): void {
	const isForm = typeof text === 'string' && text.trim() !== '' && ['', '{n}'].includes(listPlaceholders(text).join());
	if (!isForm) report(path, FORMS);
}

function checkCount(value: unknown, path: Path, report: Report): void {
	if (!isRecord(value)) {
		checkForm(value, path, report);
		return;
	}
	for (const [form, text] of Object.entries(value)) {
		if (PLURALS.includes(form)) checkForm(text, [...path, form], report);
		else report([...path, form], `expected one of the plural forms ${PLURALS.join(', ')}`);
	}
	if (!('other' in value)) report(path, FORMS);
}

function check(value: unknown, template: object, path: Path, report: Report): void {
	if (!isRecord(value)) {
		report(path, 'expected an object: {…}');
		return;
	}
	const templates = Object.entries(template).filter(([key]) => key !== 'dir');
	for (const [key, own] of Object.entries(value)) {
		const [, wanted] = templates.find(([name]) => name === key) ?? [];
		const at = [...path, key];
		if (own === undefined) continue;
		if (wanted === undefined) {
			const names = templates.map(([name]) => name);
			report(at, `expected a key of src/site/strings/en.ts${suggestName(key, names)}`);
		} else if (typeof wanted === 'string') checkText(own, wanted, at, report);
		else if (isCount(wanted)) checkCount(own, at, report);
		else check(own, Object(wanted), at, report);
	}
}

/** The owner's words: known keys, texts with the same placeholders as ours. */
export const ownWords = z
	.custom<WordOptions>(isRecord, 'expected an object: {…}')
	.default({})
	.superRefine((words, context) => {
		check(words, english, [], (path, message) => context.addIssue({ code: 'custom', path: [...path], message }));
	});

function toForms(value: unknown): PluralForms {
	// Checked above: a text, or an object of plural forms.
	return typeof value === 'string' ? { other: value } : (value as PluralForms);
}

function merge(strings: object, own: object, language: string): Words {
	const merged = Object.entries(strings).map(([key, value]): [string, unknown] => {
		const word: unknown = Reflect.get(own, key);
		if (word === undefined) return [key, value];
		if (typeof value === 'function') return [key, createPluralFormatter(language, toForms(word))];
		if (isCount(value)) return [key, toForms(word)];
		return [key, isRecord(value) && isRecord(word) ? merge(value, word, language) : word];
	});
	return Object.fromEntries(merged);
}

/** The texts of the interface in a language, with those that the owner words otherwise. `own` has been validated. */
export function applyOwnWords(strings: Strings, own: WordOptions, language: string): Strings {
	// Each value has the kind of the one that it replaces.
	return merge(strings, own, language) as Strings;
}
