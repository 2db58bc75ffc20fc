import { hash } from 'node:crypto';

/** The CSP hash of an inline script or style; `encoding` turns `text` into the bytes of the page. */
export function createCspHash(text: string, encoding: 'utf8' | 'latin1' = 'utf8'): `sha256-${string}` {
	return `sha256-${hash('sha256', Buffer.from(text, encoding), 'base64')}`;
}
