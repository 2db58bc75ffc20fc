import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import type { HelpSearchQuery, HelpSearchSelect } from '../../../public/embed.d.ts';
import type { QueryDetail, SelectDetail } from '../../../src/embed/types.ts';
import { projectRoot } from '../../../src/project-root.ts';

/** Compiles only where each can stand for the other. */
type Same<One, Other> = [One, Other] extends [Other, One] ? true : never;
const isSame: [Same<HelpSearchQuery, QueryDetail>, Same<HelpSearchSelect, SelectDetail>] = [true, true];

const read = (name: string) => readFile(join(projectRoot, name), 'utf8');
const names = await Array.fromAsync(glob('src/embed/**/*.{ts,css}', { cwd: projectRoot }));
const source = (await Promise.all(names.map(read))).join('\n');
const types = await read('public/embed.d.ts');
const guide = await read('docs/embed.md');
const found = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, name = '']) => name))].sort();

test('Every attribute that the element reads is in its types and in its guide, and no other', () => {
	const attributes = found(/host\.(?:get|has)Attribute\('([\w-]+)'\)/g);
	assert.ok(isSame.every(Boolean) && attributes.length > 7);
	const [, body = ''] = /interface HelpSearchAttributes \{(.*?)\n\}/s.exec(types) ?? [];
	assert.deepEqual([...body.matchAll(/^\t'?([\w-]+)'?\?:/gm)].map(([, name]) => name).sort(), attributes);
	const [, table = ''] = /## Attributes\n(.*?)\n## /s.exec(guide) ?? [];
	assert.deepEqual([...table.matchAll(/^\| `([\w-]+)/gm)].map(([, name]) => name).sort(), attributes);
});

test('Every property, part and event is in the guide', () => {
	const properties = found(/var\((--help-search-[\w-]+)/g);
	const parts = [
		...found(/(?<![.\w])createPart\(\s*'\w+',\s*'([\w -]+)'/g).flatMap((name) => name.split(' ')),
		...found(/part: '([\w-]+)'/g),
	];
	const events = found(/'(help-search:\w+)'/g);
	assert.ok(properties.length > 8 && parts.length > 20 && events.length === 2);
	for (const name of [...properties, ...parts, ...events]) assert.ok(guide.includes(`\`${name}\``), name);
	for (const name of events) assert.ok(types.includes(`'${name}'`), name);
});

test('The types compile by themselves, and give a listener what comes', () => {
	const main = join(projectRoot, 'tests', 'unit', 'embed', 'host.ts');
	const text = `import type {} from '../../../public/embed.d.ts';
document.querySelector('help-search')?.addEventListener('help-search:select', ({ detail }) => { const url: string = detail.url; return url; });
addEventListener('help-search:query', (event) => { const count: number = event.detail.count; return count; });
// @ts-expect-error there is no such field
addEventListener('help-search:query', (event) => event.detail.nothing);
`;
	const options: ts.CompilerOptions = {
		strict: true,
		noEmit: true,
		skipLibCheck: false,
		skipDefaultLibCheck: true,
		types: [],
		lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
		allowImportingTsExtensions: true,
		module: ts.ModuleKind.ESNext,
		moduleResolution: ts.ModuleResolutionKind.Bundler,
	};
	const host = ts.createCompilerHost(options);
	const { getSourceFile } = host;
	host.getSourceFile = (name, ...rest) =>
		name === main ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
	const program = ts.createProgram([main], options, host);
	const faults = ts
		.getPreEmitDiagnostics(program)
		.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
	assert.deepEqual(faults, []);
});
