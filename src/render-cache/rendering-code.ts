import { projectRoot } from '../project-root.ts';
import { digestCode } from './code-digest.ts';

/** Where the code is that turns Markdown into what is kept; with it counts all that it imports. */
export const RENDERING_CODE = ['src/markdown', 'src/site/read-article.ts', 'src/render-cache/entry.ts'];

let digest: Promise<string> | undefined;

/**
 * The digest of all code that renders, computed once in each process.
 * @throws if a file of the project is missing
 */
export function digestRenderingCode(): Promise<string> {
	digest ??= digestCode({ root: projectRoot, starts: RENDERING_CODE });
	return digest;
}
