import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { glob, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/project-root.ts';

const documents = (await Array.fromAsync(glob('{*.md,docs/**/*.md}', { cwd: projectRoot }))).sort();

test('Every file, picture and heading that a document links to exists', async () => {
	assert.ok(documents.length > 8);
	for (const document of documents) {
		const text = await readFile(join(projectRoot, document), 'utf8');
		const links = [...text.replace(/```.*?```/gs, '').matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)];
		for (const [, link = ''] of links) {
			const [path = '', fragment = ''] = link.split('#');
			const target = path === '' ? document : join(dirname(document), path);
			assert.ok(existsSync(join(projectRoot, target)), `${document} links to ${link}`);
			if (fragment === '') continue;
			const headings = (await readFile(join(projectRoot, target), 'utf8')).matchAll(/^#+ (.+)$/gm);
			const ids = [...headings].map(([, words = '']) =>
				words
					.toLowerCase()
					.replace(/[^\p{L}\p{N} _-]+/gu, '')
					.replaceAll(' ', '-'),
			);
			assert.ok(ids.includes(fragment), `${document} links to ${link}: ${ids.join(', ')}`);
		}
	}
});

test('Every npm script that a document mentions exists', async () => {
	const { scripts } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
	for (const document of documents) {
		const text = await readFile(join(projectRoot, document), 'utf8');
		for (const [, name = ''] of text.matchAll(/npm run (?:-s )?([a-z][a-z:]*)/g)) {
			assert.ok(Object.hasOwn(scripts, name), `${document} mentions npm run ${name}`);
		}
	}
});

test('Every test that a document mentions exists', async () => {
	let names = 0;
	for (const document of documents) {
		const text = await readFile(join(projectRoot, document), 'utf8');
		for (const [name] of text.matchAll(/tests\/[\w/-]+\.(?:test|spec)\.ts/g)) {
			assert.ok(existsSync(join(projectRoot, name)), `${document} mentions ${name}`);
			names += 1;
		}
	}
	assert.ok(names > 50);
});

test('Every file and folder that CONTRIBUTING.md names exists, and every folder of src/ has its line', async () => {
	const text = await readFile(join(projectRoot, 'CONTRIBUTING.md'), 'utf8');
	const paths = [...text.matchAll(/`((?:src|tests|tools|bench|sample|docs|deploy|public)\/[\w./[\]-]*)`/g)];
	assert.ok(paths.length > 60);
	for (const [, path = ''] of paths) assert.ok(existsSync(join(projectRoot, path)), `CONTRIBUTING.md names ${path}`);
	const hops = /\*\*A page in six hops:\*\*(.*?)\n\n/s.exec(text)?.[1] ?? '';
	const files = [...hops.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
	assert.equal(files.length, 6);
	for (const path of files) assert.ok(existsSync(join(projectRoot, 'src', path)), `CONTRIBUTING.md names ${path}`);
	for (const room of await readdir(join(projectRoot, 'src'), { withFileTypes: true })) {
		if (room.isDirectory())
			assert.ok(text.includes(`\`${room.name}/\``), `${room.name}/ has no line in CONTRIBUTING.md`);
	}
});

test('dependencies.md gives a reason for every dependency, and for nothing else', async () => {
	const read = (name: string) => readFile(join(projectRoot, name), 'utf8');
	const { dependencies, devDependencies } = JSON.parse(await read('package.json'));
	const reasons = await read('docs/decisions/dependencies.md');
	const named = [...reasons.matchAll(/^\| ((?:`[^`]+`[^|`]*)+) \|/gm)].flatMap(([, cell = '']) =>
		Array.from(cell.matchAll(/`([^`]+)`/g), ([, name]) => name),
	);
	const installed = Object.keys({ ...dependencies, ...devDependencies });
	assert.deepEqual(
		installed.filter((name) => !reasons.includes(`\`${name}\``)),
		[],
	);
	assert.deepEqual(
		named.filter((name) => name !== undefined && !installed.includes(name)),
		[],
	);
});
