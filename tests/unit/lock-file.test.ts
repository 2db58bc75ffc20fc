import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { projectRoot } from '../../src/project-root.ts';

const LockFile = z.object({ packages: z.record(z.string(), z.object({ integrity: z.string().optional() })) });

test('every package that npm installs has a digest in the lock file', () => {
	const lock = LockFile.parse(JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')));
	const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
	assert.ok(packages.length > 300);
	const without = packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'));
	assert.deepEqual(without, []);
});
