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
						if (!(rendered instanceof Response) || options.routeData.type !== 'page') return rendered;
						const { status, headers } = rendered;
						return new Response(prunePolicy(await rendered.text(), asked), { status, headers });
					},
				})),
		},
	};
}
