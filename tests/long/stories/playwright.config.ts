import { defineConfig } from 'playwright/test';
import stories, { ON_A_PHONE, phone } from '../../browser/playwright.config.ts';

/**
 * The long stories: about many pages, sites or hosts, or about what few readers do. The `phone` project runs those stories of search,
 * feedback and views that otherwise run at desktop size only.
 */
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
