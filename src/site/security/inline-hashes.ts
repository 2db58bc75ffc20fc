import { createCspHash } from '../csp-hash.ts';

type Hash = ReturnType<typeof createCspHash>;

const INLINE = /<(script|style)((?:\s+(?:[^>"']|"[^"]*"|'[^']*')*)?)>(.*?)<\/\1\s*>/gis;
const SOURCE = /\ssrc\s*=/i;
const TYPE = /\stype\s*=\s*["']?([^"'\s>]*)/i;
/** All else is data, which nothing runs. */
const RUNS = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/i;

/** The hashes by which a content security policy lets the inline scripts and styles of `html`, of whose bytes `encoding` makes a text, pass. */
export function hashInlineElements(html: string, encoding?: 'latin1'): { scripts: Hash[]; styles: Hash[] } {
	const scripts: Hash[] = [];
	const styles: Hash[] = [];
	for (const [, name = '', attributes = '', text = ''] of html.matchAll(INLINE)) {
		const isStyle = name.toLowerCase() === 'style';
		const runs = !SOURCE.test(attributes) && RUNS.test(TYPE.exec(attributes)?.[1] ?? '');
		// As a browser reads it, whatever the line ends of the file.
		if (isStyle || runs) (isStyle ? styles : scripts).push(createCspHash(text.replace(/\r\n?/g, '\n'), encoding));
	}
	return { scripts, styles };
}
