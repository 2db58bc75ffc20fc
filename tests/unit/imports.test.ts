import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/project-root.ts';
import { findCircles, readImports } from '../support/imports.ts';

/**
 * Every room (folder) of `src/` with the place where its code runs, in their order: a room imports only rooms listed before it.
 * Code that runs in a browser imports only what runs in a browser or anywhere. CONTRIBUTING.md says what each room is.
 */
const ROOMS = {
	model: 'anywhere',
	insights: 'anywhere',
	files: 'node',
	storage: 'node',
	'storage/backup': 'node',
	sources: 'node',
	'sources/api': 'node',
	'sources/cstar': 'node',
	sync: 'node',
	'markdown/html': 'node',
	'markdown/parser': 'node',
	'markdown/heading-ids': 'node',
	markdown: 'node',
	pictures: 'node',
	'site/addresses': 'node',
	'site/strings': 'node',
	'site/config': 'node',
	'site/language': 'node',
	'site/plain-text': 'node',
	site: 'node',
	'site/lists': 'node',
	'site/redirects': 'node',
	'site/redirects/hosts': 'node',
	'site/page-data/head': 'node',
	'site/page-data': 'node',
	'site/security': 'node',
	'site/feeds': 'node',
	'share-images': 'node',
	'render-cache': 'node',
	'search/words': 'anywhere',
	'search/languages': 'node',
	'search/text': 'anywhere',
	'search/quick': 'anywhere',
	'search/index': 'node',
	'search/browser': 'browser',
	'report/searches': 'node',
	'report/worth-mending': 'node',
	report: 'node',
	announce: 'node',
	refresh: 'node',
	server: 'node',
	build: 'node',
	styles: 'browser',
	'elements/dom': 'browser',
	'elements/highlight': 'browser',
	'elements/search': 'browser',
	'elements/article': 'browser',
	'elements/feedback': 'browser',
	'elements/page': 'browser',
	embed: 'browser',
	'embed/article-dialog': 'browser',
	'embed/panel': 'browser',
	offline: 'browser',
	custom: 'astro',
	components: 'astro',
	'components/search': 'astro',
	'components/lists': 'astro',
	'components/article': 'astro',
	'components/page': 'astro',
	pages: 'astro',
	'commands/terminal': 'node',
	commands: 'node',
} as const;

const ORDER = Object.keys(ROOMS);

/** Files of `src/` itself, open to every room but those for browsers. */
const OPEN = ['settings.ts', 'project-root.ts', 'help-center.config.ts'];

/** The files and folders that the code of each developer's folder may import. Of `src/` the sample imports two functions. */
const BESIDE_SRC: Record<string, readonly string[]> = {
	sample: ['sample', 'package.json', 'src/server/listen.ts', 'src/site/config.ts'],
	tests: ['src', 'tests', 'sample', 'bench', 'tools', 'deploy', 'public'],
	tools: ['src', 'tools', 'tests', 'sample'],
	bench: ['src', 'bench', 'tools', 'tests', 'sample', 'package.json'],
};

/** Rooms of `src/` that start the sample Library. */
const STARTS_THE_SAMPLE = ['refresh', 'commands'];

/** The room of a file of `src/`. The folders below `pages/` are addresses, all one room. */
function findRoom(file: string): string {
	const folder = dirname(relative('src', file));
	return folder.startsWith('pages') ? 'pages' : folder;
}

function findPlace(room: string): string {
	return Object.entries(ROOMS).find(([name]) => name === room)?.[1] ?? 'nowhere';
}

function runsInBrowsers(room: string): boolean {
	return ['browser', 'anywhere'].includes(findPlace(room));
}

function mayImport(file: string, imported: string): boolean {
	const room = findRoom(file);
	if (imported === 'package.json') return true;
	if (imported.startsWith('sample/')) return STARTS_THE_SAMPLE.includes(room);
	if (!imported.startsWith('src/')) return false;
	if (OPEN.includes(relative('src', imported))) return !runsInBrowsers(room);
	const other = findRoom(imported);
	const standsBefore = other === room || (ORDER.includes(other) && ORDER.indexOf(other) < ORDER.indexOf(room));
	return standsBefore && (runsInBrowsers(other) || !runsInBrowsers(room));
}

test('Every folder of src/ has a rule here', async () => {
	for (const file of (await readImports(['src'])).keys()) {
		const room = findRoom(file);
		assert.ok(room === '' || room === '.' || ORDER.includes(room), `src/${room}/ has no rule in this test`);
	}
});

test('A room imports only rooms listed before it', async () => {
	const graph = await readImports(['src']);
	assert.ok(graph.size > 250, 'the whole source is looked at');
	for (const [file, imports] of graph) {
		// The owner's own parts may use whatever they like.
		if (['', '.', 'custom'].includes(findRoom(file))) continue;
		for (const imported of imports) assert.ok(mayImport(file, imported), `${file} must not import ${imported}`);
	}
});

test('Folders beside src/ import what their rule says', async () => {
	for (const [file, imports] of await readImports(Object.keys(BESIDE_SRC))) {
		const allowed = BESIDE_SRC[file.split('/')[0] ?? ''] ?? [];
		for (const imported of imports) {
			const isAllowed = allowed.some((path) => imported === path || imported.startsWith(`${path}/`));
			assert.ok(isAllowed, `${file} must not import ${imported}`);
		}
	}
});

test('No files import each other in a circle, not even for a type', async () => {
	const graph = await readImports(['src', 'sample', 'bench', 'tests', 'tools']);
	assert.ok(graph.size > 500, 'the whole project is looked at');
	assert.deepEqual(findCircles(graph), []);
});

test('A circular import is found, wherever it begins', () => {
	const graph = new Map([
		['a.ts', new Set(['b.ts', 'd.ts'])],
		['b.ts', new Set(['c.ts'])],
		['c.ts', new Set(['b.ts'])],
		['d.ts', new Set(['d.ts'])],
	]);
	assert.deepEqual(findCircles(graph), [
		['b.ts', 'c.ts', 'b.ts'],
		['d.ts', 'd.ts'],
	]);
});

test('Code for browsers imports no modules of Node, and code for Node no virtual modules of Astro', async () => {
	for (const file of (await readImports(['src'])).keys()) {
		const room = findRoom(file);
		const text = await readFile(join(projectRoot, file), 'utf8');
		if (runsInBrowsers(room)) assert.doesNotMatch(text, /from 'node:/, file);
		if (findPlace(room) === 'node') assert.doesNotMatch(text, /from 'astro:/, file);
	}
});

test('No folder of src/ directly contains more than 20 files', async () => {
	const files = [...(await readImports(['src'])).keys()];
	for (const [folder, inside] of Map.groupBy(files, (file) => dirname(file))) {
		assert.ok(inside.length <= 20, `${folder}/ has ${inside.length} files: part it by subject`);
	}
});
