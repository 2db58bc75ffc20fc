import type { Middleware } from './middleware.ts';

/** Deeper ones come from broken links and from scanners. */
const MAX_LEVELS = 5;

/** Whether a path can be decoded, and is percent-encoded at most five times. */
function isDecodable(path: string): boolean {
	let encoded = path;
	for (let level = 0; level < MAX_LEVELS; level += 1) {
		let decoded: string;
		try {
			decoded = decodeURI(encoded);
		} catch {
			// A percent sign in what was decoded already is only a percent sign.
			return level > 0;
		}
		if (decoded === encoded) return true;
		encoded = decoded;
	}
	return false;
}

/**
 * Answers a path that can't be decoded, such as that of a link which was cut in the middle of a letter, like any page that
 * does not exist: the page handler would throw an error, and log it, for each such request.
 */
export function replaceUndecodablePath(base: string): Middleware {
	return (request, _response, next) => {
		const [path = ''] = (request.url ?? '').split('?', 1);
		if (path.includes('%') && !isDecodable(path)) request.url = `${base}_/`;
		next();
	};
}
