import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SettingsError } from '../../../src/model/user-errors.ts';
import { freePort } from '../../../src/server/listen.ts';
import { ownAddress } from '../../../src/server/listen-address.ts';

test('a command listens where HOST and PORT say, and knows the address that people type', async () => {
	const { port, address } = await ownAddress({ host: '127.0.0.1', port: 0 }, freePort);
	assert.equal(address.href, `http://localhost:${port}/`);
});

test('a HOST that is not of this machine is a bad setting, and so is a PORT that this user may not have', async () => {
	const failing = (code: string, syscall: string) => () =>
		Promise.reject(Object.assign(new Error(`${syscall} ${code}`), { code, syscall }));
	for (const [begin, pattern] of [
		[freePort, /^HOST is "192\.0\.2\.1": expected .*127\.0\.0\.1.* \(EADDRNOTAVAIL\)\.$/],
		[failing('ENOTFOUND', 'getaddrinfo'), /^HOST is "192\.0\.2\.1": expected/],
		[failing('EACCES', 'listen'), /^PORT is "80": expected .*\(EACCES\)\.$/],
	] as const) {
		await assert.rejects(
			ownAddress({ host: '192.0.2.1', port: 80 }, begin),
			(error) => error instanceof SettingsError && pattern.test(error.message),
		);
	}
	await assert.rejects(ownAddress({ host: '::', port: 1 }, failing('EADDRINUSE', 'listen')), { code: 'EADDRINUSE' });
});
