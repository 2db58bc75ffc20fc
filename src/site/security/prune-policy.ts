import { hashInlineElements } from './inline-hashes.ts';

const POLICY = /<meta http-equiv="content-security-policy" content="([^"]*)">/;
const CHARSET = '<meta charset="utf-8">';
const HASH = / '(sha(?:256|384|512)-[^']+)'/g;
/** One letter for each byte: what is looked for is ASCII, and all else comes out as it went in. */
const BYTEWISE = 'latin1';

/**
 * Takes from the policy in a page's own `<meta>` each hash that nothing in the page has: Astro lists those of every page in each, about
 * 30 bytes compressed apiece. `asked` are those that an owner added, for what comes into the page later. The policy then stands before
 * all words of the page, for it holds only for what follows it.
 */
export function prunePolicy(page: Buffer<ArrayBuffer>, asked: readonly string[] = []): Buffer<ArrayBuffer> {
	const html = page.toString(BYTEWISE);
	const found = POLICY.exec(html);
	if (found === null) return page;
	const [meta, policy = ''] = found;
	const { scripts, styles } = hashInlineElements(html, BYTEWISE);
	const used: string[] = [...scripts, ...styles];
	const isKept = (hash: string) => used.includes(hash) || asked.includes(`'${hash}'`);
	const pruned = meta.replace(policy, () =>
		policy.replace(HASH, (source, hash: string) => (isKept(hash) ? source : '')),
	);
	const charset = html.lastIndexOf(CHARSET, found.index);
	const at = charset === -1 ? found.index : charset + CHARSET.length;
	const rest = html.slice(at, found.index) + html.slice(found.index + meta.length);
	return Buffer.from(html.slice(0, at) + pruned + rest, BYTEWISE);
}
