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
/** These change what the one sample Library does, or count what reached it: one after the other. */
const WITH_LIBRARY = /(feedback|view|search|reader|instant)\.spec\.ts/;

export default defineConfig({
	testDir: '.',
	outputDir: '../.output',
	fullyParallel: true,
	forbidOnly: true,
	workers: 2,
	timeout: 30_000,
	// A machine may be busy with other things.
	expect: { timeout: 10_000 },
	reporter: [['line']],
	reportSlowTests: { max: 12, threshold: 15_000 },
	use: {
		baseURL: process.env.HELP_CENTER_URL ?? 'http://localhost:4321/',
		launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? 'chromium', args: FLAGS },
		viewport: { width: 1280, height: 900 },
	},
	projects: [
		{ name: 'desk', testMatch: WITH_LIBRARY, fullyParallel: false, workers: 1 },
		{
			name: 'phone',
			testMatch: /(reader|search)\.spec\.ts/,
			fullyParallel: false,
			workers: 1,
			use: { viewport: { width: 360, height: 740 }, hasTouch: true },
			dependencies: ['desk'],
		},
		{ name: 'pages', testIgnore: WITH_LIBRARY },
	],
});
