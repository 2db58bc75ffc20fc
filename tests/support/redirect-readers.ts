import assert from 'node:assert/strict';

/** One line of a `_redirects` file. */
export interface Rule {
	from: string;
	to: string;
	status: number;
	/** Whether `from` contains a placeholder (`:name`) or a splat (`*`). */
	isDynamic: boolean;
}

/** Parses a `_redirects` file with the rules of Cloudflare. Fails if Cloudflare would skip a line. */
export function readRedirects(text: string): Rule[] {
	const rules = text
		.split('\n')
		.filter((line) => line !== '')
		.map((line): Rule => {
			assert.ok(line.length <= 1_000, 'at most 1,000 characters in a line');
			const parts = line.split(/\s+/);
			assert.equal(parts.length, 3, line);
			const [from = '', to = '', status] = parts;
			assert.match(from, /^\/[!-~]*$/, 'a path in ASCII');
			assert.match(to, /^(?:\/(?!\/)|https?:\/\/)[!-~]*$/, 'a path or a URL in ASCII');
			assert.equal(new URL(from, 'https://a.test').pathname, from);
			return { from, to, status: Number(status), isDynamic: /\*|:[A-Za-z]/.test(from) };
		});
	const firstDynamic = rules.findIndex(({ isDynamic }) => isDynamic);
	assert.ok(rules.slice(firstDynamic).every(({ isDynamic }) => isDynamic) || firstDynamic === -1);
	assert.ok(rules.length <= 2_000);
	return rules;
}

/** The target of the first rule of a `_redirects` file that matches the path of a request, percent-encoded. */
export function followRedirects(rules: readonly Rule[], path: string): string | undefined {
	for (const { from, to } of rules) {
		const pattern = from.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:([A-Za-z]\w*)/g, '(?<$1>[^/]+)');
		const found = new RegExp(`^${pattern}$`).exec(path);
		if (found) return to.replace(/:([A-Za-z]\w*)/g, (whole, name) => found.groups?.[name] ?? whole);
	}
	return undefined;
}

/** Splits an nginx file into its tokens, as nginx does: `;`, `{`, `}`, and words with `=` in front. */
function tokenize(text: string): string[] {
	const found: string[] = [];
	const skip = (text: string) => text.replace(/^(?:\s+|#[^\n]*\n)+/, '');
	for (let rest = skip(text); rest !== ''; rest = skip(rest)) {
		const [whole = '', quoted, bare] = /^(?:"((?:[^"\\]|\\.)*)"|([;{}])|[^\s;{}"']+)/s.exec(rest) ?? [];
		assert.notEqual(whole, '', `nginx can't read ${rest.slice(0, 80)}`);
		found.push(quoted === undefined ? (bare ?? `=${whole}`) : `=${quoted.replace(/\\(["'\\])/g, '$1')}`);
		rest = rest.slice(whole.length);
		if (quoted !== undefined) assert.match(rest, /^[\s;{}]/, 'a quoted word is followed by a space or one of ; { }');
	}
	return found;
}

/** An nginx map. */
export interface NginxMap {
	/** The variable that is looked up. */
	source: string;
	/** Values by key in lower case, because nginx ignores the case of ASCII letters. */
	exact: Map<string, string>;
	/** Regular expressions in the order of the file, each with its value. */
	patterns: [RegExp, string][];
	default: string;
}

const toLowerAscii = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Parses the maps of an nginx file: variable → map. Fails if nginx would not start with the file. */
export function readNginxMaps(text: string): Map<string, NginxMap> {
	const words = tokenize(text);
	const maps = new Map<string, NginxMap>();
	const next = () => words.shift() ?? assert.fail('unexpected end of the file');
	const settings: string[] = [];
	while (words.length > 0) {
		const name = next();
		if (name !== '=map') {
			assert.match(name, /^=map_hash_(?:max|bucket)_size$/);
			assert.match(next(), /^=\d+$/);
			assert.equal(next(), ';');
			settings.push(name);
			continue;
		}
		const map: NginxMap = { source: next().slice(1), exact: new Map(), patterns: [], default: '' };
		maps.set(next().slice(1), map);
		assert.equal(next(), '{');
		for (let key = next(); key !== '}'; key = next()) {
			const value = next();
			assert.equal(next(), ';', `an entry has two words: ${key} ${value}`);
			if (key === '=default') map.default = value.slice(1);
			else if (key.startsWith('=~')) map.patterns.push([new RegExp(key.slice(2)), value.slice(1)]);
			else {
				assert.ok(key.startsWith('=/'), key);
				assert.ok(!map.exact.has(toLowerAscii(key.slice(1))), `conflicting parameter ${key}`);
				map.exact.set(toLowerAscii(key.slice(1)), value.slice(1));
			}
		}
	}
	assert.equal(settings.length, 2);
	return maps;
}

/** The value of `$help_center_moved`, or of another variable, for the path of a request. */
export function followNginx(maps: Map<string, NginxMap>, requestPath: string, name = 'help_center_moved'): string {
	const map = maps.get(`$${name}`) ?? assert.fail(`no map $${name}`);
	const [path = ''] = requestPath.split('?');
	const source = map.source === '$uri' ? decodeURIComponent(path) : requestPath;
	const exact = map.exact.get(toLowerAscii(source));
	if (exact !== undefined) return exact;
	for (const [pattern, value] of map.patterns) {
		const found = pattern.exec(source);
		if (found) return value.replace(/\$(\d)/g, (_, index) => found[Number(index)] ?? '');
	}
	return map.default.startsWith('$') ? followNginx(maps, requestPath, map.default.slice(1)) : map.default;
}
