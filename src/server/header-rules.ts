import type { ServerResponse } from 'node:http';
import type { Middleware } from './middleware.ts';

/** The headers for all paths that match a pattern. */
interface HeaderRule {
	pattern: RegExp;
	headers: [name: string, value: string][];
}

/** Parses a `_headers` file. Each rule is a line with a path pattern, in which `*` is any text, then indented headers. */
export function parseHeaderRules(text: string): HeaderRule[] {
	const rules: HeaderRule[] = [];
	for (const line of text.split('\n')) {
		if (line.trim() === '') continue;
		if (/^\S/.test(line)) {
			const pattern = line
				.trim()
				.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
				.replaceAll('*', '.*');
			rules.push({ pattern: new RegExp(`^${pattern}$`), headers: [] });
			continue;
		}
		const colon = line.indexOf(':');
		rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
	}
	return rules;
}

/** Sets the headers of all rules that match the path; if two rules set the same header, the later one wins. */
function applyHeaderRules(response: ServerResponse, rules: readonly HeaderRule[], path: string): void {
	for (const { pattern, headers } of rules) {
		if (pattern.test(path)) for (const [name, value] of headers) response.setHeader(name, value);
	}
}

/** Adds the headers of a `_headers` file, given as text. */
export function addHeaders(text: string): Middleware {
	const rules = parseHeaderRules(text);
	return (request, response, next) => {
		applyHeaderRules(response, rules, (request.url ?? '/').split('?')[0] ?? '/');
		next();
	};
}

/** Removes the cache header that a rule has set for the path: a 404 response must not be cached for ever. */
export function removeCacheHeader(response: ServerResponse): void {
	response.removeHeader('Cache-Control');
}
