import { hashInlineElements } from './inline-hashes.ts';

const POLICY = /<meta http-equiv="content-security-policy" content="([^"]*)">/;
const CHARSET = '<meta charset="utf-8">';
const HASH = / '(sha(?:256|384|512)-[^']+)'/g;
/** One character for each byte: the patterns are ASCII, and all other bytes come out unchanged. */
const BYTEWISE = 'latin1';

/**
 * Removes from the policy in a page's `<meta>` each hash that no inline element of the page has: Astro lists the hashes
 * of all pages on each page, about 30 bytes compressed per hash. The hashes in `kept` stay: the owner added them for
 * elements that are inserted later. Moves the policy to the top of the page, as it applies only to what follows it.
 */
export function prunePolicy(page: Buffer<ArrayBuffer>, kept: readonly string[] = []): Buffer<ArrayBuffer> {
	const html = page.toString(BYTEWISE);
	const found = POLICY.exec(html);
	if (found === null) return page;
	const [meta, policy = ''] = found;
	const { scripts, styles } = hashInlineElements(html, BYTEWISE);
	const used: string[] = [...scripts, ...styles];
	const isNeeded = (hash: string) => used.includes(hash) || kept.includes(`'${hash}'`);
	const pruned = meta.replace(policy, () =>
		policy.replace(HASH, (source, hash: string) => (isNeeded(hash) ? source : '')),
	);
	const charset = html.lastIndexOf(CHARSET, found.index);
	const at = charset === -1 ? found.index : charset + CHARSET.length;
	const rest = html.slice(at, found.index) + html.slice(found.index + meta.length);
	return Buffer.from(html.slice(0, at) + pruned + rest, BYTEWISE);
}
