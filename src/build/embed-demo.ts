import type { AstroIntegration } from 'astro';

/** Adds `/embed/demo/`, a page to try the embedded search on, to the sample's own site. */
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
