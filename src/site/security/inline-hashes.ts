import { createCspHash } from '../csp-hash.ts';

type Hash = ReturnType<typeof createCspHash>;

const INLINE = /<(script|style)((?:\s+(?:[^>"']|"[^"]*"|'[^']*')*)?)>(.*?)<\/\1\s*>/gis;
const SOURCE = /\ssrc\s*=/i;
const TYPE = /\stype\s*=\s*["']?([^"'\s>]*)/i;
/** Scripts of other types are data, which browsers don't run. */
const EXECUTABLE = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/i;

/** The CSP hashes of the inline scripts and styles in `html`; `encoding` is the one by which its bytes were decoded. */
export function hashInlineElements(html: string, encoding?: 'latin1'): { scripts: Hash[]; styles: Hash[] } {
	const scripts: Hash[] = [];
	const styles: Hash[] = [];
	for (const [, name = '', attributes = '', text = ''] of html.matchAll(INLINE)) {
		const isStyle = name.toLowerCase() === 'style';
		const isScript = !SOURCE.test(attributes) && EXECUTABLE.test(TYPE.exec(attributes)?.[1] ?? '');
		// Browsers normalise line breaks before they hash.
		if (isStyle || isScript) (isStyle ? styles : scripts).push(createCspHash(text.replace(/\r\n?/g, '\n'), encoding));
	}
	return { scripts, styles };
}
