import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseCategoryIcon, findLucideIcon } from '../../../../src/site/page-data/icons.ts';

const text = (icon: string | undefined, name = 'billing') => {
	const found = chooseCategoryIcon(icon, name, 'en');
	return found.kind === 'drawing' ? 'drawing' : `${found.kind} ${found.text}`;
};

test('A Lucide icon is found in every spelling of its name, and by its older names', () => {
	const drawing = findLucideIcon('credit-card');
	assert.match(drawing ?? '', /^<(?:path|rect|g)\b/);
	for (const name of ['CreditCard', 'credit_card', 'Credit Card', 'lucide:credit-card', 'lucide-credit-card']) {
		assert.equal(findLucideIcon(name), drawing, name);
	}
	assert.equal(findLucideIcon('home'), findLucideIcon('house'));
});

test('Unknown names, and names of object properties, have no icon', () => {
	for (const name of ['', 'no-such-icon', 'constructor', '__proto__', 'toString', '"><script>']) {
		assert.equal(findLucideIcon(name), undefined, name);
	}
});

test('A category shows a known icon, an emoji as it is, or the first letter of its name', () => {
	assert.equal(text('credit-card'), 'drawing');
	for (const emoji of ['💳', '👩‍💻', '🇪🇺', '👍🏽', '⚙️', '⚙', '❤', '1️⃣']) assert.equal(text(emoji), `emoji ${emoji}`);
	for (const icon of [undefined, 'nothing-known', '💳💳', '7', '#', '<b>', 'fa fa-home']) {
		assert.equal(text(icon), 'initial B', icon);
	}
});

test('The first letter is a whole character, in any script', () => {
	assert.equal(text(undefined, '👩‍💻 Developers'), 'initial 👩‍💻');
	assert.equal(text(undefined, 'österreich'), 'initial Ö');
	assert.equal(text(undefined, 'ŏ'.normalize('NFD')), `initial ${'Ŏ'.normalize('NFD')}`);
	assert.equal(text(undefined, '支払い'), 'initial 支');
	assert.equal(text(undefined, ''), 'initial ');
	const turkish = chooseCategoryIcon(undefined, 'istanbul', 'tr');
	assert.deepEqual(turkish, { kind: 'initial', text: 'İ' });
});
