import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import type {
	HelpSearchAttributes,
	HelpSearchEventMap,
	HelpSearchQuery,
	HelpSearchSelect,
} from '../../../public/embed.d.ts';
import type { QueryDetail, SelectDetail } from '../../../src/embed/types.ts';
import { projectRoot } from '../../../src/project-root.ts';
import { readEmbedGuide } from '../../support/embed-guide.ts';

// What the element really reads, shows and dispatches is compared with the guide in tests/long/stories/embed.spec.ts.

/** Compiles only if each type can be assigned to the other. */
type Same<One, Other> = [One, Other] extends [Other, One] ? true : never;
const isSame: [Same<HelpSearchQuery, QueryDetail>, Same<HelpSearchSelect, SelectDetail>] = [true, true];

/** Compiles only with every attribute of the published types, and no other. */
const ATTRIBUTES: Record<keyof HelpSearchAttributes, true> = {
	label: true,
	placeholder: true,
	limit: true,
	category: true,
	peek: true,
	suggestions: true,
	target: true,
	launcher: true,
	open: true,
	'full-text': true,
};
const EVENTS: Record<keyof HelpSearchEventMap, true> = { 'help-search:query': true, 'help-search:select': true };

test('The guide lists the attributes and events of the published types, and no others', async () => {
	const { attributes, events } = await readEmbedGuide();
	assert.deepEqual(attributes, Object.keys(ATTRIBUTES).sort());
	assert.deepEqual(events, Object.keys(EVENTS).sort());
	assert.ok(isSame.every(Boolean));
});

test('The published types compile on their own, and give listeners the type of the event’s detail', () => {
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
	const errors = ts
		.getPreEmitDiagnostics(program)
		.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
	assert.deepEqual(errors, []);
});
