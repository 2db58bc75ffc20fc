import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeBytesAtomically } from '../../../src/files/atomic-file.ts';

test('concurrent writers of the same file leave one of their versions and nothing else', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-files-'));
	t.after(() => rm(folder, { recursive: true }));
	const path = join(folder, 'a.png');
	await writeBytesAtomically(path, new Uint8Array([0]));
	const versions = Array.from({ length: 10 }, (_, index) => new Uint8Array(50_000).fill(index + 1));
	await Promise.all(versions.map((bytes) => writeBytesAtomically(path, bytes)));
	const written = await readFile(path);
	assert.ok(versions.some((bytes) => written.equals(bytes)));
	assert.deepEqual(await readdir(folder), ['a.png']);
});
