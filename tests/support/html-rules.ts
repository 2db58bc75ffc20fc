import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
	extends: ['html-validate:recommended'],
	rules: {
		// The compiler writes the doctype in capitals and closes empty elements of SVG as it likes.
		'doctype-style': 'off',
		'no-trailing-whitespace': 'off',
		'svg-focusable': 'off',
		// A title may be as long as its author wrote it.
		'long-title': 'off',
		// `role="search"` and `role="status"` are older than, and as good as, the elements that replace them.
		'prefer-native-element': ['error', { exclude: ['search', 'status', 'group', 'listbox', 'note', 'img'] }],
		// Telephone numbers are the author's words.
		'tel-non-breaking': 'off',
		'require-sri': 'off',
		// An id is what its heading says, which may begin with a digit.
		'valid-id': ['error', { relaxed: true }],
		// Results come as the reader types, and Enter submits: a button would say the same a second time.
		'wcag/h32': 'off',
		'no-inline-style': 'error',
	},
});

/** What html-validate finds wrong in a page of the site, but for what is the compiler's or an author's own matter. */
export async function htmlFaults(html: string): Promise<string[]> {
	const { results } = await validator.validateString(html);
	return results.flatMap(({ messages }) =>
		messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
	);
}
