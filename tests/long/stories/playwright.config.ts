import { defineConfig } from 'playwright/test';
import stories, { ON_A_PHONE, phone } from '../../browser/playwright.config.ts';

/** What is seen of many pages, sites or hosts, what only some readers come to, and on a phone the stories that are lived at a desk only. */
export default defineConfig({
	...stories,
	outputDir: '../../.output',
	testMatch: '**/*.spec.ts',
	projects: [
		{ name: 'long' },
		{
			name: 'phone',
			testDir: '../..',
			testMatch: /\/(?:browser|long\/stories)\/(?:[a-z]+-)?(?:search|feedback|view)\.spec\.ts$/,
			grepInvert: ON_A_PHONE,
			use: phone,
		},
	],
});
