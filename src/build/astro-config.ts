import type { AstroInlineConfig } from 'astro';
import { projectRoot } from '../project-root.ts';
import type { Settings } from '../settings.ts';
import { contentSecurityPolicy } from '../site/security/policy-and-headers.ts';
import type { Site } from '../site/site.ts';
import { embedDemo } from './embed-demo.ts';
import { offline } from './service-worker.ts';
import { leanPages } from './write-pages.ts';

/** What the settings and the site add to `astro.config.mjs`. */
export function astroConfig(site: Site, settings: Settings, output: 'static' | 'server' = 'static'): AstroInlineConfig {
	const home = site.urls.absolute('/');
	return {
		root: projectRoot,
		...(home !== undefined && { site: home }),
		base: settings.basePath,
		logLevel: settings.debug ? 'info' : 'error',
		output,
		integrations: [
			...(output === 'static' ? [leanPages(site.config)] : []),
			offline(site.config),
			embedDemo(site.library.team === 'sample'),
		],
		security: { csp: contentSecurityPolicy(site.config, site.library.origin, settings.basePath) },
	};
}
