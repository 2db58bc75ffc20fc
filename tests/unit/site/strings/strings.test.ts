import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../../src/project-root.ts';
import { words as en } from '../../../../src/site/strings/en.ts';
import { formatDate } from '../../../../src/site/strings/format-date.ts';
import { languages } from '../../../../src/site/strings/strings.ts';

const others = Object.entries(languages).filter(([language]) => language !== 'en');
const NUMBERS = [0, 1, 2, 3, 11, 100];

/** Texts that are correctly the same as in English. */
const SAME: Record<string, string[]> = {
	de: ['dir'],
	fr: ['dir', 'markdown.important'],
	es: ['dir', 'feedbackNo'],
	'pt-BR': ['dir'],
	ja: ['dir'],
	ar: [],
};

/** All texts of a language by key, plural forms included. */
function sentences(words: object, before = ''): [key: string, sentence: string][] {
	return Object.entries(words).flatMap(([key, value]): [string, string][] => {
		if (typeof value === 'object') return sentences(value, `${before}${key}.`);
		return typeof value === 'string' ? [[before + key, value]] : [];
	});
}

const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

test('Every language of the folder can be chosen, and every choice has a file', async () => {
	const files = (await Array.fromAsync(glob('*.ts', { cwd: join(projectRoot, 'src/site/strings') }))).filter((name) =>
		/^[a-z]{2}(-[A-Z]{2})?\.ts$/.test(name),
	);
	assert.deepEqual(files.map((name) => name.replace('.ts', '')).sort(), Object.keys(languages).sort());
	assert.deepEqual(Object.keys(languages), ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'ar']);
});

test('No text was left in English, and each has the placeholders of the English one', () => {
	const english = new Map(sentences(en));
	for (const [language, words] of others) {
		const same = sentences(words).filter(([key, sentence]) => english.get(key) === sentence);
		assert.deepEqual(
			same.map(([key]) => key),
			SAME[language],
			language,
		);
		for (const [key, sentence] of sentences(words)) {
			if (key.startsWith('searchCount.')) continue;
			assert.notEqual(sentence.trim(), '', `${language}: ${key}`);
			assert.deepEqual(placeholders(sentence), placeholders(english.get(key) ?? ''), `${language}: ${key}`);
		}
	}
});

test('No text has exclamation marks, three dots or straight quotes', () => {
	for (const [language, words] of Object.entries(languages))
		for (const [key, sentence] of sentences(words))
			assert.doesNotMatch(sentence, /[!！]|\.\.\.|'|"/, `${language}: ${key}`);
});

test('Each language has the plural forms that it needs, and no others', async () => {
	for (const [language, words] of Object.entries(languages)) {
		const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
		assert.deepEqual(Object.keys(words.searchCount).sort(), [...pluralCategories].sort(), language);
		const source = await readFile(join(projectRoot, `src/site/strings/${language}.ts`), 'utf8');
		const counts = [...source.matchAll(/(\w+): createPluralFormatter\('([^']+)', \{([^}]|\}(?!\)))*/g)];
		assert.ok(counts.length >= 2);
		for (const [text, key, formatted] of counts) {
			assert.equal(formatted, language, `${language}: ${key}`);
			// English reading times have one form: "1 min read", "2 min read".
			if (language === 'en' && key === 'minutes') continue;
			const forms = [...text.matchAll(/\b(zero|one|two|few|many|other):/g)].map(([, form]) => form);
			assert.deepEqual(forms.sort(), [...pluralCategories].sort(), `${language}: ${key}`);
		}
	}
});

test('Counts are formatted in each language’s plural forms and digits', () => {
	const formatted = Object.fromEntries(
		Object.entries(languages).map(([language, { articleCount }]) => [language, NUMBERS.map(articleCount)]),
	);
	assert.deepEqual(formatted, {
		en: ['0 articles', '1 article', '2 articles', '3 articles', '11 articles', '100 articles'],
		de: ['0 Artikel', '1 Artikel', '2 Artikel', '3 Artikel', '11 Artikel', '100 Artikel'],
		fr: ['0 article', '1 article', '2 articles', '3 articles', '11 articles', '100 articles'],
		es: ['0 artículos', '1 artículo', '2 artículos', '3 artículos', '11 artículos', '100 artículos'],
		'pt-BR': ['0 artigo', '1 artigo', '2 artigos', '3 artigos', '11 artigos', '100 artigos'],
		ja: ['0件の記事', '1件の記事', '2件の記事', '3件の記事', '11件の記事', '100件の記事'],
		ar: ['لا مقالات', 'مقال واحد', 'مقالان', '3 مقالات', '11 مقالًا', '100 مقال'],
	});
	assert.deepEqual(
		Object.values(languages).map(({ articleCount }) => articleCount(12_345)),
		[
			'12,345 articles',
			'12.345 Artikel',
			'12\u202f345 articles',
			'12.345 artículos',
			'12.345 artigos',
			'12,345件の記事',
			'12,345 مقالًا',
		],
	);
	assert.equal(languages.fr.articleCount(1_000_000), '1\u202f000\u202f000 d’articles');
	assert.deepEqual([1, 2, 3, 11, 100].map(languages.ar.minutes), [
		'قراءة في دقيقة واحدة',
		'قراءة في دقيقتين',
		'قراءة في 3 دقائق',
		'قراءة في 11 دقيقة',
		'قراءة في 100 دقيقة',
	]);
	assert.deepEqual([1, 5].map(en.minutes), ['1 min read', '5 min read']);
});

test('Dates are in words, in the Gregorian calendar', () => {
	const day = new Date('2026-11-02T23:59:00Z');
	assert.deepEqual(
		Object.keys(languages).map((language) => formatDate(day, language)),
		['Nov 2, 2026', '2. Nov. 2026', '2 nov. 2026', '2 nov 2026', '2 de nov. de 2026', '2026年11月2日', '2 نوفمبر 2026'],
	);
});

test('Only Arabic is right-to-left', () => {
	for (const [language, { dir }] of Object.entries(languages))
		assert.equal(dir, new Intl.Locale(language).maximize().script === 'Arab' ? 'rtl' : 'ltr', language);
});
