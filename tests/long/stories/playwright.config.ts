import { defineConfig } from 'playwright/test';
import stories, { phone } from '../../browser/playwright.config.ts';

/** What is seen of many pages, sites or hosts, and the stories that `npm test` tells at a desk only. */
export default defineConfig({
	...stories,
	outputDir: '../../.output',
	testMatch: '**/*.spec.ts',
	projects: [
		{ name: 'long' },
		{ name: 'phone', testDir: '../../browser', testMatch: /-search\.spec\.ts$/, use: phone },
	],
});
