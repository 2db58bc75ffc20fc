import { cspHash } from './theme.ts';

type Hash = ReturnType<typeof cspHash>;

const INLINE = /<(script|style)((?:\s+(?:[^>"']|"[^"]*"|'[^']*')*)?)>(.*?)<\/\1\s*>/gis;
const SOURCE = /\ssrc\s*=/i;
const TYPE = /\stype\s*=\s*["']?([^"'\s>]*)/i;
/** All else is data, which nothing runs. */
const RUNS = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/i;

/** The hashes by which a content security policy lets the inline scripts and styles of `html` pass. */
export function inlineHashes(html: string): { scripts: Hash[]; styles: Hash[] } {
	const scripts: Hash[] = [];
	const styles: Hash[] = [];
	for (const [, name = '', attributes = '', text = ''] of html.matchAll(INLINE)) {
		// As a browser reads it, whatever the line ends of the file.
		const hash = cspHash(text.replace(/\r\n?/g, '\n'));
		if (name.toLowerCase() === 'style') styles.push(hash);
		else if (!SOURCE.test(attributes) && RUNS.test(TYPE.exec(attributes)?.[1] ?? '')) scripts.push(hash);
	}
	return { scripts, styles };
}
