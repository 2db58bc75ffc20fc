import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SettingsError } from '../../../src/model/user-errors.ts';
import { findFreePort } from '../../../src/server/listen.ts';
import { acquirePort } from '../../../src/server/listen-address.ts';

test('a command listens at HOST and PORT, and returns the URL that people type', async () => {
	const { port, url } = await acquirePort({ host: '127.0.0.1', port: 0 }, findFreePort);
	assert.equal(url.href, `http://localhost:${port}/`);
});

test('a HOST of another machine is a SettingsError, and so is a PORT that needs more privileges', async () => {
	const failing = (code: string, syscall: string) => () =>
		Promise.reject(Object.assign(new Error(`${syscall} ${code}`), { code, syscall }));
	for (const [findPort, pattern] of [
		[findFreePort, /^HOST is "192\.0\.2\.1": expected .*127\.0\.0\.1.* \(EADDRNOTAVAIL\)\.$/],
		[failing('ENOTFOUND', 'getaddrinfo'), /^HOST is "192\.0\.2\.1": expected/],
		[failing('EACCES', 'listen'), /^PORT is "80": expected .*\(EACCES\)\.$/],
	] as const) {
		await assert.rejects(
			acquirePort({ host: '192.0.2.1', port: 80 }, findPort),
			(error) => error instanceof SettingsError && pattern.test(error.message),
		);
	}
	await assert.rejects(acquirePort({ host: '::', port: 1 }, failing('EADDRINUSE', 'listen')), { code: 'EADDRINUSE' });
});
