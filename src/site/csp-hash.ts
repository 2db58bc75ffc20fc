import { hash } from 'node:crypto';

/** The hash by which a content security policy lets an inline script or style pass; `encoding` is what turns `text` into the bytes of the page. */
export function createCspHash(text: string, encoding: 'utf8' | 'latin1' = 'utf8'): `sha256-${string}` {
	return `sha256-${hash('sha256', Buffer.from(text, encoding), 'base64')}`;
}
