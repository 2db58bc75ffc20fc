import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createQuickSearch, type QuickIndex, readQuickIndex } from '../../../../src/search/quick/quick-search.ts';
import { createTestQuickIndex, type QuickEntry } from '../../../support/quick-index.ts';

async function searchIn(entries: readonly (string | QuickEntry)[], rest?: Partial<QuickIndex>) {
	const quick = await createQuickSearch(createTestQuickIndex(entries, rest));
	return {
		...quick,
		titles: (query: string) => quick.search(query).rows.map(({ title }) => title),
		first: (query: string) => quick.search(query).rows[0]?.title,
	};
}
const shown = (pieces: readonly { text: string; isMarked: boolean }[] = []) =>
	pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

const HELP = [
	'Reset a password',
	'Two-step verification',
	'Invoices and tax',
	'Compass view of a map',
	{ title: 'Change your plan', tags: ['billing'], headings: ['Before you begin', 'Downgrade at the end of a term'] },
	{ title: 'Cancel a booking', category: 'Calendar', headings: [['Refunds', 'refunds-2']] },
] satisfies (string | QuickEntry)[];

test('The first letters of any words find an article, in any order', async () => {
	const { first } = await searchIn(HELP);
	for (const query of ['r', 'pass', 'password reset', 'RESET PASSW', 'veri two', 'billing', 'calendar'])
		assert.ok(first(query), query);
	assert.equal(first('password reset'), 'Reset a password');
	assert.equal(first('billing'), 'Change your plan');
});

test('A title weighs more than a tag, that more than a heading, and a category least', async () => {
	const { titles } = await searchIn([
		{ title: 'One', category: 'Export' },
		{ title: 'Two', headings: ['Export'] },
		{ title: 'Three', tags: ['export'] },
		'Export',
	]);
	assert.deepEqual(titles('export'), ['Export', 'Three', 'Two', 'One']);
});

test('Articles with equal scores are ordered by views', async () => {
	const { titles } = await searchIn(['Export notes', 'Export tasks', 'Export files']);
	assert.deepEqual(titles('export'), ['Export notes', 'Export tasks', 'Export files']);
});

test('One typo of any kind is corrected, reported, and marked', async () => {
	const { search } = await searchIn(HELP);
	for (const typed of ['passwrod', 'pasword', 'passsword', 'passwird', 'apssword']) {
		const { rows, corrected, isPartial } = search(`reset ${typed}`);
		assert.equal(rows[0]?.title, 'Reset a password', typed);
		assert.equal(corrected, 'reset password');
		assert.equal(isPartial, false);
	}
	assert.equal(shown(search('passwrod').rows[0]?.pieces), 'Reset a [password]');
	assert.equal(search('pasword').total, 1);
});

test('An unfinished word with a typo is found', async () => {
	const { first } = await searchIn(HELP);
	for (const typed of ['passwr', 'invoies', 'verifcat']) assert.ok(first(typed), typed);
});

test('Two typos are corrected in a word of six letters or more', async () => {
	const { first } = await searchIn(HELP);
	assert.equal(first('verfication'), 'Two-step verification');
	assert.equal(first('pasworrd'), 'Reset a password');
});

test('If the query finds something as typed, no fuzzy matches are added', async () => {
	const { titles, search } = await searchIn(['Form a team', 'From one plan to another', 'Farm settings']);
	assert.deepEqual(titles('form'), ['Form a team']);
	assert.equal(search('form').corrected, undefined);
});

test('A word with a different ending is found without a correction', async () => {
	const { search } = await searchIn(HELP);
	const { rows, corrected } = search('passwords');
	assert.equal(rows[0]?.title, 'Reset a password');
	assert.equal(corrected, undefined);
});

test('Words that were joined or split by mistake are found', async () => {
	const { search } = await searchIn([...HELP, 'Sign in with a passkey', 'Your login']);
	assert.equal(search('resetpassword').rows[0]?.title, 'Reset a password');
	assert.equal(search('resetpassword').corrected, 'reset password');
	assert.equal(search('signin').rows[0]?.title, 'Sign in with a passkey');
	assert.equal(search('pass key').rows[0]?.title, 'Sign in with a passkey');
});

test('If no article has all the words, articles with some of them are found, and that is reported', async () => {
	const { search } = await searchIn(HELP);
	const { rows, isPartial } = search('how do I reset my pasword please');
	assert.equal(rows[0]?.title, 'Reset a password');
	assert.equal(isPartial, true);
});

test('A query without any matching word finds nothing', async () => {
	const { search } = await searchIn(HELP);
	const { rows, total, corrected, categories } = search('xylophonequartz');
	assert.deepEqual(
		{ rows, total, corrected, categories },
		{ rows: [], total: 0, corrected: undefined, categories: [] },
	);
	assert.equal(search('').total, 0);
	assert.equal(search('…?!').total, 0);
});

test('A heading that matches more words than the title is returned with its id', async () => {
	const { search } = await searchIn(HELP);
	const [heading] = search('downgrade').rows[0]?.headings ?? [];
	assert.deepEqual(
		[heading?.id, shown(heading?.pieces)],
		['downgrade-at-the-end-of-a-term', '[Downgrade] at the end of a term'],
	);
	assert.equal(search('refund').rows[0]?.headings[0]?.id, 'refunds-2');
	assert.deepEqual(search('plan').rows[0]?.headings, []);
});

test('Results are counted by category, and can be narrowed to one', async () => {
	const { search } = await searchIn(HELP);
	assert.deepEqual(search('a').categories, [
		{ name: 'General', count: 4 },
		{ name: 'Calendar', count: 1 },
	]);
	const { rows, total } = search('a', { category: 'Calendar' });
	assert.deepEqual([rows.map(({ title }) => title), total], [['Cancel a booking'], 1]);
	assert.equal(search('a', { limit: 2 }).rows.length, 2);
});

test('Words with accents and umlauts are found without them, and ü by ue', async () => {
	const { first } = await searchIn(['Kennwort zurücksetzen', 'Résilier l’abonnement', 'Größe ändern', 'Забытый ёлка']);
	for (const query of ['zurucksetzen', 'zurücksetzen', 'zuruecksetzen', 'ZURÜCK'])
		assert.equal(first(query), 'Kennwort zurücksetzen', query);
	for (const query of ['resilier', 'abonnement', "l'abonnement"])
		assert.equal(first(query), 'Résilier l’abonnement', query);
	assert.equal(first('groesse'), 'Größe ändern');
	assert.equal(first('елка'), 'Забытый ёлка');
});

test('A German compound is found by its parts, and parts by a compound', async () => {
	const { first, search } = await searchIn(['Rechnungsadresse ändern', 'Zahlung per Karte', 'Team einladen'], {
		language: 'de',
	});
	assert.equal(first('adresse'), 'Rechnungsadresse ändern');
	assert.equal(first('rechnung'), 'Rechnungsadresse ändern');
	assert.equal(first('kartenzahlung'), 'Zahlung per Karte');
	assert.equal(search('adresse').corrected, undefined);
});

test('Chinese and Japanese titles are found by any two characters, which are marked', async () => {
	const { search, first } = await searchIn(['パスワードの変更', '重置您的密码', '請求書の書き出し']);
	for (const query of ['変更', 'パス', 'ワー', 'パスワード変更', 'ﾊﾟｽﾜｰﾄﾞ'])
		assert.equal(first(query), 'パスワードの変更', query);
	for (const query of ['密码', '重置密码', '码']) assert.equal(first(query), '重置您的密码', query);
	assert.equal(shown(search('変更').rows[0]?.pieces), 'パスワードの[変更]');
	assert.equal(search('猫犬').total, 0);
});

test('Arabic is found regardless of alef, hamza, ta marbuta, article and vowel signs', async () => {
	const { first } = await searchIn(['إعادة تعيين كلمة المرور', 'الدفع بالبطاقة', 'إضافة أعضاء']);
	for (const query of ['اعاده', 'إعَادَة', 'مرور', 'المرور', 'كلمه المرور'])
		assert.equal(first(query), 'إعادة تعيين كلمة المرور', query);
	assert.equal(first('دفع'), 'الدفع بالبطاقة');
	assert.equal(first('اعضاء'), 'إضافة أعضاء');
	assert.equal(first('المورر'), 'إعادة تعيين كلمة المرور');
});

test('Synonyms, even whole phrases, are found, after exact matches', async () => {
	const { titles, search } = await searchIn(['Sign in with a code', 'Log in from a phone', 'Download an invoice'], {
		synonyms: [
			['log in', 'sign in'],
			['invoice', 'bill'],
		],
	});
	assert.deepEqual(titles('log in'), ['Log in from a phone', 'Sign in with a code']);
	assert.deepEqual(titles('bill'), ['Download an invoice']);
	assert.equal(search('bill').corrected, undefined);
	assert.equal(shown(search('bill').rows[0]?.pieces), 'Download an [invoice]');
});

test('A query is corrected to a word of a left-out heading, although its article is unknown', async () => {
	const { search } = await searchIn(HELP, { words: 'authenticator webhook' });
	const { rows, corrected } = search('authentictaor');
	assert.deepEqual([rows.length, corrected], [0, 'authenticator']);
});

test('The index is built in slices', async () => {
	let pauses = 0;
	const titles = Array.from({ length: 4_000 }, (_, n) => `Title number ${n} of many about ${n % 97} things`);
	const quick = await createQuickSearch(createTestQuickIndex(titles), {
		pause: async () => {
			pauses += 1;
		},
	});
	assert.ok(pauses > 1);
	assert.equal(quick.search('number 3999').rows[0]?.title, 'Title number 3999 of many about 22 things');
});

test('A file in another format is refused', () => {
	for (const value of [
		null,
		[],
		{},
		{ ...createTestQuickIndex([]), version: 1 },
		{ ...createTestQuickIndex([]), title: 'One' },
	])
		assert.throws(() => readQuickIndex(value), /form that this search does not know/);
	assert.ok(readQuickIndex(JSON.parse(JSON.stringify(createTestQuickIndex(HELP)))));
});

test('Words that are names of JavaScript properties are found like any others', async () => {
	const { first } = await searchIn(['The constructor of __proto__', 'toString and hasOwnProperty']);
	assert.equal(first('constructor'), 'The constructor of __proto__');
	assert.equal(first('tostring'), 'toString and hasOwnProperty');
});

test('If nothing is found, a less similar word is suggested, if it would find something', async () => {
	const { search, suggest } = await searchIn(HELP);
	assert.equal(search('verfcatoin').total, 0);
	assert.equal(suggest('verfcatoin'), 'verification');
	assert.equal(suggest('two-step verfcatoin'), 'two-step verification');
	assert.equal(suggest('xylophonequartz'), undefined);
});
