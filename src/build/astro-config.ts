import type { AstroInlineConfig } from 'astro';
import { projectRoot } from '../project-root.ts';
import type { Settings } from '../settings.ts';
import { listEndpointOrigins } from '../site/endpoints.ts';
import { createContentSecurityPolicy } from '../site/security/policy-and-headers.ts';
import type { Site } from '../site/site.ts';
import { createEmbedDemoIntegration } from './embed-demo.ts';
import { createServiceWorkerIntegration } from './service-worker.ts';
import { createPageWriterIntegration } from './write-pages.ts';

/** The Astro options that depend on the settings and the site; Astro adds them to `astro.config.mjs`. */
export function createAstroConfig(
	site: Site,
	settings: Settings,
	output: 'static' | 'server' = 'static',
): AstroInlineConfig {
	const home = site.urls.absolute('/');
	return {
		root: projectRoot,
		...(home !== undefined && { site: home }),
		base: settings.basePath,
		logLevel: settings.debug ? 'info' : 'error',
		output,
		integrations: [
			...(output === 'static' ? [createPageWriterIntegration(site.config)] : []),
			createServiceWorkerIntegration(site.config),
			createEmbedDemoIntegration(site.library.team === 'sample'),
		],
		security: { csp: createContentSecurityPolicy(site.config, listEndpointOrigins(site), settings.basePath) },
	};
}
