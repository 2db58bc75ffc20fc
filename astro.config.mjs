import { defineConfig } from 'astro/config';

/**
 * The options that never change. The commands add those that depend on the settings and the content, such as URLs, output
 * folder and content security policy: `src/build/astro-config.ts`.
 */
export default defineConfig({
	trailingSlash: 'always',
	build: { format: 'directory', inlineStylesheets: 'always' },
	devToolbar: { enabled: false },
	vite: {
		build: {
			cssMinify: 'lightningcss',
			cssTarget: ['chrome125', 'firefox130', 'safari18'],
			target: 'es2022',
			// A small script goes into the page, but this one would be in every page, and no reader waits for it.
			assetsInlineLimit: (file) => (file.includes('StatusBanner') ? false : undefined),
		},
	},
});
