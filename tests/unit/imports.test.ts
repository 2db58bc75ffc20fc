import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/project-root.ts';
import { findCircles, readImports } from '../support/imports.ts';

/** Which folders of `src/` a folder may import from, besides itself. A folder without a rule fails. */
const MAY_IMPORT: Record<string, string[]> = {
	model: ['library'],
	files: [],
	sources: ['library', 'model'],
	sync: ['library', 'model'],
	library: ['model', 'files', 'sources', 'sync'],
	markdown: ['model'],
	site: ['model', 'files', 'sources', 'sync', 'library', 'markdown'],
	search: ['model', 'files', 'sources', 'sync', 'site'],
	// Their sizes and the copies of them.
	pictures: ['model', 'files', 'sources', 'sync', 'library', 'markdown'],
	// The pictures of shared links; kept as the Library's copy is.
	share: ['model', 'files', 'sources', 'sync', 'library', 'site'],
	report: ['model', 'files', 'sources', 'sync', 'library', 'markdown', 'pictures', 'site'],
	server: ['model', 'files', 'sources', 'sync', 'site', 'search', 'share'],
	components: ['site', 'elements', 'custom', 'offline', 'styles', 'components'],
	pages: ['site', 'components', 'search'],
	// Their styles, as text for a constructed style sheet.
	elements: ['styles'],
	// The search box on other sites; what it can, it has from our own.
	embed: ['elements', 'styles'],
	// The service worker, and what reads on a page what it has kept.
	offline: [],
	custom: ['site', 'components'],
	commands: [
		'model',
		'files',
		'sources',
		'sync',
		'library',
		'markdown',
		'site',
		'search',
		'pictures',
		'report',
		'server',
		'share',
	],
	styles: [],
};
/** Files that stand in `src/` itself and are open to all but the browser's code. */
const OPEN = new Set(['settings.ts', 'help-center.config.ts', 'project-root.ts']);
/** The one file of a Node folder that the browser's code has too, with what stands beside it. */
const RANKING = 'search/rank.ts';
/** Folders that run in browsers, and what each may have of it. */
const IN_BROWSERS: Record<string, string[]> = { elements: [RANKING], embed: [RANKING, 'search/columns.ts'] };

test('Imports point one way', async () => {
	const source = join(projectRoot, 'src');
	const files = await Array.fromAsync(glob('**/*.{ts,astro,mjs}', { cwd: source }));
	assert.ok(files.length > 80, 'the whole source is looked at');
	for (const file of files.filter((name) => name.includes('/'))) {
		const [folder = ''] = file.split('/');
		const allowed = MAY_IMPORT[folder];
		assert.ok(allowed, `src/${folder}/ has no rule in this test`);
		const text = await readFile(join(source, file), 'utf8');
		for (const [, from = ''] of text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
			const target = relative(source, join(source, dirname(file), from.replace(/\?.*$/, '')));
			const [other = ''] = target.split('/');
			const fine =
				other === folder ||
				allowed.includes(other) ||
				(OPEN.has(target) && !(folder in IN_BROWSERS)) ||
				IN_BROWSERS[folder]?.includes(target) ||
				target === '../package.json' ||
				(folder === 'commands' && /^\.\.\/(?:bench|sample|tests\/support)\//.test(target));
			assert.ok(fine, `src/${file} must not import ${from}`);
		}
	}
});

test('Nothing in Node folders asks for a module of Astro’s own', async () => {
	for (const folder of ['library', 'markdown', 'site', 'search', 'pictures', 'report', 'server']) {
		for await (const file of glob(`src/${folder}/**/*.ts`, { cwd: projectRoot })) {
			assert.doesNotMatch(await readFile(join(projectRoot, file), 'utf8'), /from 'astro:/, file);
		}
	}
});

test('What the ranking brings along runs in a browser', async () => {
	const seen = new Set([RANKING]);
	for (const file of seen) {
		const text = await readFile(join(projectRoot, 'src', file), 'utf8');
		for (const [, from = ''] of text.matchAll(/from '([^']+)'/g)) {
			assert.ok(from === 'minisearch' || /^\.\/[\w-]+\.ts$/.test(from), `src/${file} must not import ${from}`);
			if (from.startsWith('.')) seen.add(join(dirname(file), from));
		}
	}
	assert.ok(seen.size > 5);
});

test('No files import each other in a circle, not even for a type', async () => {
	const graph = await readImports(['src', 'sample', 'bench', 'tests']);
	assert.ok(graph.size > 500, 'the whole project is looked at');
	assert.deepEqual(findCircles(graph), []);
});

test('A circle of imports is found, wherever it begins', () => {
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
