import { inlineHashes } from './inline-parts.ts';

const POLICY = /(<meta http-equiv="content-security-policy" content=")([^"]*)(">)/;
const HASH = / '(sha(?:256|384|512)-[^']+)'/g;
/** One letter for each byte: what is looked for is ASCII, and all else comes out as it went in. */
const BYTEWISE = 'latin1';

/**
 * Takes from the policy in a page's own `<meta>` each hash that nothing in the page has: Astro lists those of every page in each, about
 * 30 bytes compressed apiece. `asked` are those that an owner added, for what comes into the page later.
 */
export function prunePolicy(page: Buffer<ArrayBuffer>, asked: readonly string[] = []): Buffer<ArrayBuffer> {
	const html = page.toString(BYTEWISE);
	const policy = POLICY.exec(html)?.[2];
	if (policy === undefined) return page;
	const { scripts, styles } = inlineHashes(html, BYTEWISE);
	const used: string[] = [...scripts, ...styles];
	const isKept = (hash: string) => used.includes(hash) || asked.includes(`'${hash}'`);
	const pruned = policy.replace(HASH, (source, hash: string) => (isKept(hash) ? source : ''));
	const lean = html.replace(POLICY, (_, before: string, __, after: string) => before + pruned + after);
	return Buffer.from(lean, BYTEWISE);
}
