import type { Page } from 'playwright/test';

/** What a host writes to have the box: the form that works by itself, and the script. */
export function boxOn(help: string, attributes = ''): string {
	const form = `<form action="${help}search/"><input type="search" name="q" aria-label="Search"><button>Search</button></form>`;
	return `<help-search ${attributes}>${form}</help-search>${scriptOf(help)}`;
}

/** The script that a host loads. */
export function scriptOf(help: string): string {
	return `<script type="module" src="${help}embed.js"></script>`;
}

/** The parts of the box on a host's page. Selectors look into its shadow root. */
export function embedded(page: Page, which = page.locator('help-search')) {
	return {
		element: which,
		/** The page's own form, before a reader turns to it. */
		form: which.locator('> form'),
		box: which.getByRole('combobox'),
		options: which.getByRole('option'),
		chosen: which.getByRole('option', { selected: true }),
		status: which.getByRole('status'),
		panel: which.locator('[part=panel]'),
	};
}

/** The addresses below `help` that a page asks for from now on. */
export function requestsTo(page: Page, help: string): string[] {
	const asked: string[] = [];
	page.on('request', (request) => {
		if (request.url().startsWith(help)) asked.push(request.url().slice(help.length));
	});
	return asked;
}
