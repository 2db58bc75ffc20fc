import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
	extends: ['html-validate:recommended'],
	rules: {
		// Astro's compiler writes the doctype in capitals and leaves white space at line ends.
		'doctype-style': 'off',
		'no-trailing-whitespace': 'off',
		'svg-focusable': 'off',
		// The author decides how long a title is.
		'long-title': 'off',
		// Roles such as `search` and `status` are as good as the newer elements for them.
		'prefer-native-element': ['error', { exclude: ['search', 'status', 'group', 'listbox', 'note', 'img'] }],
		// Telephone numbers are the author's text.
		'tel-non-breaking': 'off',
		'require-sri': 'off',
		// The id of a heading is made of its text, which may begin with a digit.
		'valid-id': ['error', { relaxed: true }],
		// The search form needs no submit button: results appear while the reader types, and Enter submits.
		'wcag/h32': 'off',
		'no-inline-style': 'error',
	},
});

/** The errors that html-validate finds in a page, without what the compiler or the author decides. */
export async function findHtmlErrors(html: string): Promise<string[]> {
	const { results } = await validator.validateString(html);
	return results.flatMap(({ messages }) =>
		messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
	);
}
