import type { Page } from 'playwright/test';

/** The HTML that a host page needs for the search box: the element with a form that works without the script, and the script. */
export function boxHtml(help: string, attributes = ''): string {
	const form = `<form action="${help}search/"><input type="search" name="q" aria-label="Search"><button>Search</button></form>`;
	return `<help-search ${attributes}>${form}</help-search>${scriptHtml(help)}`;
}

/** The script tag for a host page. */
export function scriptHtml(help: string): string {
	return `<script type="module" src="${help}embed.js"></script>`;
}

/** The parts of the search box on a host page. Playwright's selectors look into its shadow root. */
export function embedded(page: Page, element = page.locator('help-search')) {
	return {
		element,
		/** The form of the host page, which the box replaces at the first focus. */
		form: element.locator('> form'),
		box: element.getByRole('combobox'),
		options: element.getByRole('option'),
		chosen: element.getByRole('option', { selected: true }),
		status: element.getByRole('status'),
		panel: element.locator('[part=panel]'),
	};
}

/** Records the requests of a page below `help` from now on, as paths below it. */
export function recordRequests(page: Page, help: string): string[] {
	const requested: string[] = [];
	page.on('request', (request) => {
		if (request.url().startsWith(help)) requested.push(request.url().slice(help.length));
	});
	return requested;
}
