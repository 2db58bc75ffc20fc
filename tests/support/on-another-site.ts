import { test as story } from 'playwright/test';
import { type Host, startHost } from './host-page.ts';

export { expect } from 'playwright/test';

/** Stories on another website: `host` is that website, one for each worker, and `help` is the URL of the help center. */
export const test = story.extend<{ help: string }, { host: Host }>({
	host: [
		// Playwright reads from the pattern which fixtures this one needs: none.
		// biome-ignore lint/correctness/noEmptyPattern: see above.
		async ({}, use) => {
			const host = await startHost();
			await use(host);
			await host.close();
		},
		{ scope: 'worker' },
	],
	help: async ({ baseURL }, use) => use(baseURL ?? ''),
});
