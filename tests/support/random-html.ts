import { HtmlValidate } from 'html-validate';
import { ELEMENTS, RENAMED_ELEMENTS } from '../../src/markdown/html/allowed.ts';
import { seeded } from './seeded.ts';

const NAMES = [...Object.keys(ELEMENTS), ...Object.keys(RENAMED_ELEMENTS), 'iframe', 'object', 'form', 'svg', 'font'];
const ATTRIBUTES = [
	'id="x"',
	'title=\'a "q" & b\'',
	'href="/a?b&amp;c"',
	'src="/a.png"',
	'align="right"',
	'open',
	'dir=rtl',
];
const TEXTS = [
	'word',
	' ',
	'\n\n',
	'a < b & c > d',
	'&lt;i&gt;',
	'&#146;',
	'*em*',
	'`c`',
	'\n\n- item\n- [x] task\n\n',
];

/** Articles of random tags and words, the same ones each time. Most tags are closed, but seldom where they should be. */
export function createRandomArticles(count: number): string[] {
	const random = seeded(7);
	const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
	return Array.from({ length: count }, () => {
		const open: string[] = [];
		const pieces = Array.from({ length: 30 }, () => {
			const choice = random();
			if (choice < 0.3) return pick(TEXTS);
			if (choice < 0.5) return `</${open.pop() ?? pick(NAMES)}>`;
			const name = pick(NAMES);
			open.push(name);
			return `<${name}${random() < 0.4 ? ` ${pick(ATTRIBUTES)}` : ''}>`;
		});
		return pieces.join('');
	});
}

const validator = new HtmlValidate({
	rules: {
		'close-order': 'error',
		'element-permitted-content': 'error',
		'element-permitted-occurrences': 'error',
		'element-permitted-order': 'error',
		'element-permitted-parent': 'error',
		'element-required-ancestor': 'error',
		'element-required-content': 'error',
		'no-implicit-close': 'error',
	},
});

/** What html-validate says about the first element that is where HTML does not allow it; `undefined` if there is none. */
export function findMisplacedElement(html: string): string | undefined {
	return validator.validateStringSync(html).results[0]?.messages[0]?.message;
}
