import type { RenderContext } from '../../src/markdown/types.ts';
import { words } from '../../src/site/strings/en.ts';

/** A render context for tests: a team, a site and three articles. */
export function renderContext(changes: Partial<RenderContext> = {}): RenderContext {
	return {
		libraryUrl: 'https://www.cstar.help',
		teams: ['acme', '0b0e7a52-6f0e-4c39-9d1f-3a2b1c0d9e8f'],
		siteUrl: 'https://help.test',
		basePath: '/',
		pathsBySlug: {
			'reset-a-password': '/articles/reset-a-password/',
			'über uns': '/articles/über-uns-1a2b3c/',
			Billing_FAQ: '/articles/billing_faq-4d5e6f/',
		},
		reservedIds: ['foot', 'search'],
		ownOrigins: [],
		words: words.markdown,
		...changes,
	};
}
