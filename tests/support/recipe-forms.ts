import assert from 'node:assert/strict';

/** The TOML values that the recipes use. */
type Toml = string | number | boolean;

/** Parses a subset of TOML: tables, arrays of tables, and `key = value` with strings, integers and booleans. Throws on anything else. */
export function readToml(text: string): Map<string, Map<string, Toml>[]> {
	const tables = new Map<string, Map<string, Toml>[]>();
	let table: Map<string, Toml> | undefined;
	for (const [index, line] of text.split('\n').entries()) {
		const bare = line.trim();
		if (bare === '' || bare.startsWith('#')) continue;
		const [, list, name = ''] = /^(\[\[|\[)([\w.-]+)\]{1,2}$/.exec(bare) ?? [];
		if (list !== undefined) {
			assert.equal(bare, list === '[[' ? `[[${name}]]` : `[${name}]`, `line ${index + 1}`);
			assert.ok(list === '[[' || !tables.has(name), `line ${index + 1}: [${name}] is defined twice`);
			table = new Map();
			tables.set(name, [...(tables.get(name) ?? []), table]);
			continue;
		}
		const [, key = '', value = ''] = /^([\w-]+) = ("(?:[^"\\]|\\["\\nt])*"|-?\d+|true|false)$/.exec(bare) ?? [];
		assert.ok(key !== '' && table && !table.has(key), `line ${index + 1}: ${bare}`);
		// Every value that the pattern matches is also JSON.
		table.set(key, JSON.parse(value));
	}
	return tables;
}

/** A directive of nginx: its words, and the directives in its braces. */
export interface Directive {
	words: string[];
	block: Directive[] | undefined;
}

/** Parses an nginx configuration. Throws if a quote is not closed, braces do not match, or a semicolon is missing. */
export function readNginx(text: string): Directive[] {
	const pieces = text.match(/#[^\n]*|"(?:[^"\\]|\\.)*"|[{};]|[^\s{};"#]+|\s+|./gs) ?? [];
	const tokens = pieces.filter((piece) => piece.trim() !== '' && !piece.startsWith('#'));
	const readBlock = (isNested: boolean): Directive[] => {
		const directives: Directive[] = [];
		let words: string[] = [];
		for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
			if (token === '}') {
				assert.ok(isNested && words.length === 0, `} after ${words.join(' ')}`);
				return directives;
			}
			if (token === ';' || token === '{') {
				assert.ok(words.length > 0, `a ${token} without a directive`);
				directives.push({ words, block: token === '{' ? readBlock(true) : undefined });
				words = [];
			} else {
				assert.notEqual(token, '"', 'a quote is not closed');
				words.push(token.replace(/^"(.*)"$/s, '$1'));
			}
		}
		assert.ok(!isNested && words.length === 0, `the file ends within ${words.join(' ') || 'braces'}`);
		return directives;
	};
	return readBlock(false);
}

/** Parses a systemd unit file: sections with `Key=value` lines. Throws on anything else. */
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

/** Parses a `_headers` file: the headers of each path pattern. */
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
