import { createCspHash } from '../csp-hash.ts';
import { findRawTextElements } from './raw-text-elements.ts';

type Hash = ReturnType<typeof createCspHash>;

/** Scripts of other types are data, which browsers don't run. */
const EXECUTABLE = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/i;

/** The CSP hashes of the inline scripts and styles in `html`; `encoding` is the one by which its bytes were decoded. */
export function hashInlineElements(html: string, encoding?: 'latin1'): { scripts: Hash[]; styles: Hash[] } {
	const scripts: Hash[] = [];
	const styles: Hash[] = [];
	for (const { name, attributes, text } of findRawTextElements(html)) {
		const isStyle = name === 'style';
		const isScript =
			name === 'script' && !attributes.has('src') && EXECUTABLE.test((attributes.get('type') ?? '').trim());
		// Browsers normalise line breaks before they hash.
		if (isStyle || isScript) (isStyle ? styles : scripts).push(createCspHash(text.replace(/\r\n?/g, '\n'), encoding));
	}
	return { scripts, styles };
}
