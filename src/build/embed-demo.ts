import type { AstroIntegration } from 'astro';

/** Adds the page `/embed/demo/`, which shows the search box for other sites, to a site of the sample Library. */
export function createEmbedDemoIntegration(isSample: boolean): AstroIntegration {
	return {
		name: 'embed-demo',
		hooks: {
			'astro:config:setup': ({ injectRoute }) => {
				const entrypoint = new URL('../pages/_embed-demo.astro', import.meta.url);
				if (isSample) injectRoute({ pattern: '/embed/demo', entrypoint });
			},
		},
	};
}
