import type { ServerResponse } from 'node:http';

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
export function applyHeaderRules(response: ServerResponse, rules: readonly HeaderRule[], path: string): void {
	for (const { pattern, headers } of rules) {
		if (pattern.test(path)) for (const [name, value] of headers) response.setHeader(name, value);
	}
}
