import type { ServerResponse } from 'node:http';

interface HeaderRule {
	pattern: RegExp;
	headers: [name: string, value: string][];
}

/** Reads the rules of a `_headers` file: an address pattern (`*` stands for anything), then indented headers. */
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

/** Sets on an answer what every rule that fits its address says. */
export function applyHeaderRules(response: ServerResponse, rules: readonly HeaderRule[], path: string): void {
	for (const { pattern, headers } of rules) {
		if (pattern.test(path)) for (const [name, value] of headers) response.setHeader(name, value);
	}
}
