import { mkdirSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { hasCode } from '../files/error-code.ts';
import type { HelpCenterConfig } from '../site/config.ts';
import { prunePolicy } from '../site/security/prune-policy.ts';

/** A file of the owner's own in `public/` stands before the page of its address. */
function writePage(folder: URL, page: Uint8Array): void {
	mkdirSync(folder, { recursive: true });
	try {
		writeFileSync(new URL('index.html', folder), page, { flag: 'wx' });
	} catch (error) {
		if (!hasCode(error, 'EEXIST')) throw error;
	}
}

/**
 * Pages of the static site carry no more of the security policy than they need. A server says it in a header, where it costs no page a
 * byte. They are written at once, too: nobody waits for anything else meanwhile, and the calls that Astro waits for cost several times as much.
 */
export function leanPages({ csp }: HelpCenterConfig): AstroIntegration {
	const asked = [...(csp.script ?? []), ...(csp.style ?? [])];
	let place: (request: Request) => URL;
	return {
		name: 'lean-pages',
		hooks: {
			'astro:config:done': ({ config: { base, outDir } }) => {
				place = ({ url }) => new URL(`./${new URL(url).pathname.slice(base.length)}`, outDir);
			},
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
						// The page for addresses where nothing is has a file name of its own, which Astro knows.
						if (status !== 200) return new Response(page, { status, headers });
						writePage(place(request), page);
						return new Response(null);
					},
				})),
		},
	};
}
