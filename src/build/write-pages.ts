import { mkdirSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { hasErrorCode } from '../files/error-code.ts';
import type { HelpCenterConfig } from '../site/config.ts';
import { prunePolicy } from '../site/security/prune-policy.ts';

/** Creates a folder, if it is not there. The folder around it usually is: looking for it first takes several times as long. */
function createFolder(folder: URL): void {
	try {
		mkdirSync(folder);
	} catch (error) {
		if (hasErrorCode(error, 'ENOENT')) mkdirSync(folder, { recursive: true });
		else if (!hasErrorCode(error, 'EEXIST')) throw error;
	}
}

/** Writes a page, unless the owner has a file for its path in `public/`. */
function writePage(folder: URL, page: Uint8Array): void {
	createFolder(folder);
	try {
		writeFileSync(new URL('index.html', folder), page, { flag: 'wx' });
	} catch (error) {
		if (!hasErrorCode(error, 'EEXIST')) throw error;
	}
}

/**
 * Writes the pages of a static site, each with only the part of the content security policy that it needs. (A server sends the policy as a
 * header, so there it adds nothing to the pages.) Pages are written synchronously, because nothing else runs meanwhile and Astro's
 * asynchronous writes cost several times as much. `csp` has the owner's additional sources, which always stay.
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
						// Astro writes the 404 page, which has its own file name.
						if (status !== 200) return new Response(page, { status, headers });
						writePage(toOutputUrl(request), page);
						return new Response(null);
					},
				})),
		},
	};
}
