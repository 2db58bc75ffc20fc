import type { AstroIntegration } from 'astro';
import type { HelpCenterConfig } from '../site/config.ts';
import { prunePolicy } from '../site/prune-policy.ts';

/** Pages of the static site carry no more of the security policy than they need. A server says it in a header, where it costs no page a byte. */
export function leanPages({ csp }: HelpCenterConfig): AstroIntegration {
	const asked = [...(csp.script ?? []), ...(csp.style ?? [])];
	return {
		name: 'lean-pages',
		hooks: {
			'astro:build:start': ({ setPrerenderer }) =>
				setPrerenderer((astro) => ({
					...astro,
					name: 'lean-pages',
					render: async (request, options) => {
						const rendered = await astro.render(request, options);
						const response = rendered instanceof Response ? rendered : rendered.response;
						if (options.routeData.type !== 'page' || !response.body) return rendered;
						const { status, headers } = response;
						const page = prunePolicy(Buffer.from(await response.arrayBuffer()), asked);
						return new Response(page, { status, headers });
					},
				})),
		},
	};
}
