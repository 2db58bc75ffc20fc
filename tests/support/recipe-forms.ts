import assert from 'node:assert/strict';

/** A value of a TOML table, as far as the recipes use them. */
type Toml = string | number | boolean;

/** Reads the plain half of TOML: tables, lists of tables, and `key = value` with strings, whole numbers, yes and no. Throws on all else. */
export function readToml(text: string): Map<string, Map<string, Toml>[]> {
	const tables = new Map<string, Map<string, Toml>[]>();
	let table: Map<string, Toml> | undefined;
	for (const [index, line] of text.split('\n').entries()) {
		const bare = line.trim();
		if (bare === '' || bare.startsWith('#')) continue;
		const [, list, name = ''] = /^(\[\[|\[)([\w.-]+)\]{1,2}$/.exec(bare) ?? [];
		if (list !== undefined) {
			assert.equal(bare, list === '[[' ? `[[${name}]]` : `[${name}]`, `line ${index + 1}`);
			assert.ok(list === '[[' || !tables.has(name), `line ${index + 1}: [${name}] stands twice`);
			table = new Map();
			tables.set(name, [...(tables.get(name) ?? []), table]);
			continue;
		}
		const [, key = '', value = ''] = /^([\w-]+) = ("(?:[^"\\]|\\["\\nt])*"|-?\d+|true|false)$/.exec(bare) ?? [];
		assert.ok(key !== '' && table && !table.has(key), `line ${index + 1}: ${bare}`);
		// What the pattern let through is JSON too.
		table.set(key, JSON.parse(value));
	}
	return tables;
}

/** One directive of nginx: its words, and what stands in its braces. */
export interface Directive {
	words: string[];
	block: Directive[] | undefined;
}

/** Reads a configuration of nginx: words, quotes that are closed, braces that fit, a semicolon behind each directive. Throws on all else. */
export function readNginx(text: string): Directive[] {
	const pieces = text.match(/#[^\n]*|"(?:[^"\\]|\\.)*"|[{};]|[^\s{};"#]+|\s+|./gs) ?? [];
	const tokens = pieces.filter((piece) => piece.trim() !== '' && !piece.startsWith('#'));
	const read = (inside: boolean): Directive[] => {
		const directives: Directive[] = [];
		let words: string[] = [];
		for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
			if (token === '}') {
				assert.ok(inside && words.length === 0, `} after ${words.join(' ')}`);
				return directives;
			}
			if (token === ';' || token === '{') {
				assert.ok(words.length > 0, `a ${token} behind nothing`);
				directives.push({ words, block: token === '{' ? read(true) : undefined });
				words = [];
			} else {
				assert.notEqual(token, '"', 'a quote that is not closed');
				words.push(token.replace(/^"(.*)"$/s, '$1'));
			}
		}
		assert.ok(!inside && words.length === 0, `the end comes within ${words.join(' ') || 'braces'}`);
		return directives;
	};
	return read(false);
}

/** Reads a unit file of systemd: sections, and in each `Key=value`. Throws on all else. */
export function readUnit(text: string): Map<string, Map<string, string>> {
	const sections = new Map<string, Map<string, string>>();
	let section: Map<string, string> | undefined;
	for (const line of text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))) {
		const [, name] = /^\[([A-Z]\w+)\]$/.exec(line) ?? [];
		if (name !== undefined) {
			section = new Map();
			sections.set(name, section);
			continue;
		}
		const [, key = '', value = ''] = /^([A-Z]\w+)=(.+)$/.exec(line) ?? [];
		assert.ok(key !== '' && section, line);
		section.set(key, value);
	}
	return sections;
}

/** The rules of a `_headers` file: for each pattern its headers. */
export function readHeaders(text: string): Map<string, Map<string, string>> {
	const rules = new Map<string, Map<string, string>>();
	let rule = new Map<string, string>();
	for (const line of text.split('\n').filter(Boolean)) {
		const [, name, value = ''] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
		if (name === undefined) {
			rule = new Map();
			rules.set(line, rule);
		} else rule.set(name, value);
	}
	return rules;
}
