import { defineConfig } from 'astro/config';

/**
 * What is always so. What depends on the settings and on the content (addresses, output folder, content security policy)
 * is added by the commands: `src/build/astro-config.ts`.
 */
export default defineConfig({
	trailingSlash: 'always',
	build: { format: 'directory', inlineStylesheets: 'always' },
	devToolbar: { enabled: false },
	vite: {
		build: { cssMinify: 'lightningcss', cssTarget: ['chrome125', 'firefox130', 'safari18'], target: 'es2022' },
	},
});
