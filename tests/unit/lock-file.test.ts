import assert from 'node:assert/strict';
import { test } from 'node:test';
import lock from '../../package-lock.json' with { type: 'json' };

test('every package that npm installs has a digest in the lock file', () => {
	const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
	assert.ok(packages.length > 300);
	const without = packages.flatMap(([path, entry]) =>
		'integrity' in entry && /^sha512-/.test(entry.integrity) ? [] : [path],
	);
	assert.deepEqual(without, []);
});
