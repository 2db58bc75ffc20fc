import { mkdirSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { hasErrorCode } from '../files/error-code.ts';
import type { HelpCenterConfig } from '../site/config.ts';
import { prunePolicy } from '../site/security/prune-policy.ts';

/** A file of the owner's own in `public/` stands before the page of its address. */
function writePage(folder: URL, page: Uint8Array): void {
	mkdirSync(folder, { recursive: true });
	try {
		writeFileSync(new URL('index.html', folder), page, { flag: 'wx' });
	} catch (error) {
		if (!hasErrorCode(error, 'EEXIST')) throw error;
	}
}

/**
 * Pages of the static site carry no more of the security policy than they need. A server says it in a header, where it costs no page a
 * byte. They are written at once, too: nobody waits for anything else meanwhile, and the calls that Astro waits for cost several times as much.
 */
export function createPageWriterIntegration({ csp }: HelpCenterConfig): AstroIntegration {
	const extraSources = [...(csp.script ?? []), ...(csp.style ?? [])];
	let toOutputUrl: (request: Request) => URL;
	return {
		name: 'lean-pages',
		hooks: {
			'astro:config:done': ({ config: { base, outDir } }) => {
				toOutputUrl = ({ url }) => new URL(`./${new URL(url).pathname.slice(base.length)}`, outDir);
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
						const page = prunePolicy(Buffer.from(await response.arrayBuffer()), extraSources);
						// The page for addresses where nothing is has a file name of its own, which Astro knows.
						if (status !== 200) return new Response(page, { status, headers });
						writePage(toOutputUrl(request), page);
						return new Response(null);
					},
				})),
		},
	};
}
