import assert from 'node:assert/strict';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../../src/project-root.ts';
import { words as en } from '../../../../src/site/strings/en.ts';
import { formatDate } from '../../../../src/site/strings/format-date.ts';
import { type Language, languages } from '../../../../src/site/strings/strings.ts';

const others = Object.entries(languages).filter(([language]) => language !== 'en');
/** Numbers of every plural category of every language. */
const NUMBERS = [0, 1, 2, 3, 11, 100, 12_345, 1_000_000];

/** Texts that are the same as in English: correctly, or, with a comment, because nobody has translated them yet. */
const SAME: Record<string, string[]> = {
	de: ['dir'],
	fr: ['dir', 'menu', 'pages', 'pageTitle', 'markdown.important'],
	es: ['dir', 'feedbackNo'],
	'pt-BR': ['dir', 'menu'],
	ja: ['dir'],
	ar: [],
	zh: ['dir'],
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
	assert.deepEqual(Object.keys(languages), ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'ar', 'zh']);
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

test('Each language has the plural forms that it needs, and no others', () => {
	for (const [language, { searchCount }] of Object.entries(languages)) {
		const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
		assert.deepEqual(Object.keys(searchCount).sort(), [...pluralCategories].sort(), language);
	}
});

/** Every text with a count, in every language, for each of `NUMBERS`. */
const COUNTS: Record<string, Record<Language, string>> = {
	articleCount: {
		en: '0 articles · 1 article · 2 articles · 3 articles · 11 articles · 100 articles · 12,345 articles · 1,000,000 articles',
		de: '0 Artikel · 1 Artikel · 2 Artikel · 3 Artikel · 11 Artikel · 100 Artikel · 12.345 Artikel · 1.000.000 Artikel',
		fr: '0 article · 1 article · 2 articles · 3 articles · 11 articles · 100 articles · 12\u202f345 articles · 1\u202f000\u202f000 d’articles',
		es: '0 artículos · 1 artículo · 2 artículos · 3 artículos · 11 artículos · 100 artículos · 12.345 artículos · 1.000.000 de artículos',
		'pt-BR':
			'0 artigo · 1 artigo · 2 artigos · 3 artigos · 11 artigos · 100 artigos · 12.345 artigos · 1.000.000 de artigos',
		ja: '0件の記事 · 1件の記事 · 2件の記事 · 3件の記事 · 11件の記事 · 100件の記事 · 12,345件の記事 · 1,000,000件の記事',
		zh: '0 篇文章 · 1 篇文章 · 2 篇文章 · 3 篇文章 · 11 篇文章 · 100 篇文章 · 12,345 篇文章 · 1,000,000 篇文章',
		ar: 'لا مقالات · مقال واحد · مقالان · 3 مقالات · 11 مقالًا · 100 مقال · 12,345 مقالًا · 1,000,000 مقال',
	},
	minutes: {
		en: '0 min read · 1 min read · 2 min read · 3 min read · 11 min read · 100 min read · 12,345 min read · 1,000,000 min read',
		de: '0 Min. Lesezeit · 1 Min. Lesezeit · 2 Min. Lesezeit · 3 Min. Lesezeit · 11 Min. Lesezeit · 100 Min. Lesezeit · 12.345 Min. Lesezeit · 1.000.000 Min. Lesezeit',
		fr: '0 min de lecture · 1 min de lecture · 2 min de lecture · 3 min de lecture · 11 min de lecture · 100 min de lecture · 12\u202f345 min de lecture · 1\u202f000\u202f000 min de lecture',
		es: '0 min de lectura · 1 min de lectura · 2 min de lectura · 3 min de lectura · 11 min de lectura · 100 min de lectura · 12.345 min de lectura · 1.000.000 min de lectura',
		'pt-BR':
			'0 min de leitura · 1 min de leitura · 2 min de leitura · 3 min de leitura · 11 min de leitura · 100 min de leitura · 12.345 min de leitura · 1.000.000 min de leitura',
		ja: '0分で読めます · 1分で読めます · 2分で読めます · 3分で読めます · 11分で読めます · 100分で読めます · 12,345分で読めます · 1,000,000分で読めます',
		zh: '阅读约需 0 分钟 · 阅读约需 1 分钟 · 阅读约需 2 分钟 · 阅读约需 3 分钟 · 阅读约需 11 分钟 · 阅读约需 100 分钟 · 阅读约需 12,345 分钟 · 阅读约需 1,000,000 分钟',
		ar: 'قراءة في أقل من دقيقة · قراءة في دقيقة واحدة · قراءة في دقيقتين · قراءة في 3 دقائق · قراءة في 11 دقيقة · قراءة في 100 دقيقة · قراءة في 12,345 دقيقة · قراءة في 1,000,000 دقيقة',
	},
};

test('Counts have the plural form and the digits of each language', () => {
	assert.deepEqual(
		Object.keys(COUNTS).sort(),
		Object.entries(en)
			.flatMap(([key, value]) => (typeof value === 'function' ? [key] : []))
			.sort(),
	);
	for (const [language, words] of Object.entries(languages)) {
		const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
		const covered = new Set(NUMBERS.map((number) => new Intl.PluralRules(language).select(number)));
		assert.deepEqual([...covered].sort(), [...pluralCategories].sort(), language);
		for (const [key, expected] of Object.entries(COUNTS)) {
			const format: unknown = Reflect.get(words, key);
			assert.ok(typeof format === 'function');
			const texts = NUMBERS.map((number) => format(number));
			assert.equal(texts.join(' · '), expected[language as Language], `${language}: ${key}`);
		}
	}
});

test('Dates are in words, in the Gregorian calendar', () => {
	const day = new Date('2026-11-02T23:59:00Z');
	assert.deepEqual(
		Object.keys(languages).map((language) => formatDate(day, language)),
		[
			'Nov 2, 2026',
			'2. Nov. 2026',
			'2 nov. 2026',
			'2 nov 2026',
			'2 de nov. de 2026',
			'2026年11月2日',
			'2 نوفمبر 2026',
			'2026年11月2日',
		],
	);
});

test('Dates of a region are as it writes them, in the Gregorian calendar', () => {
	const day = new Date('2026-11-02T23:59:00Z');
	const dates = ['en-GB', 'de-AT', 'fr-CA', 'es-MX', 'pt-PT'].map((locale) => formatDate(day, locale));
	assert.deepEqual(dates, ['2 Nov 2026', '2. Nov. 2026', '2 nov. 2026', '2 nov 2026', '2/11/2026']);
	assert.match(formatDate(day, 'ar-SA'), /2026|٢٠٢٦/);
});

test('Only Arabic is right-to-left', () => {
	for (const [language, { dir }] of Object.entries(languages))
		assert.equal(dir, new Intl.Locale(language).maximize().script === 'Arab' ? 'rtl' : 'ltr', language);
});
