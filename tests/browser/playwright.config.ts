import { defineConfig } from 'playwright/test';

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Tag of the main stories, which also run in the `phone` project. */
export const ON_A_PHONE = /@phone\b/;

/** Settings of the `phone` project. */
export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

export default defineConfig({
	testDir: '.',
	outputDir: '../.output',
	fullyParallel: true,
	forbidOnly: true,
	workers: 2,
	timeout: 30_000,
	// The machine may be busy.
	expect: { timeout: 10_000 },
	reporter: [['line']],
	reportSlowTests: { max: 12, threshold: 15_000 },
	use: {
		baseURL: process.env.HELP_CENTER_URL ?? 'http://localhost:4321/',
		launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? 'chromium', args: FLAGS },
		viewport: { width: 1280, height: 900 },
	},
	projects: [{ name: 'desktop' }, { name: 'phone', grep: ON_A_PHONE, use: phone }],
});
