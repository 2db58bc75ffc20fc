import { SettingsError } from '../model/user-errors.ts';
import type { Settings } from '../settings.ts';
import { formatLocalUrl } from './listen.ts';

/**
 * Calls `listenOn` with HOST and PORT, and returns the port that it got and the URL that people type.
 * @throws {SettingsError} if this machine can't listen on that host or port
 */
export async function acquirePort(
	{ host, port }: Pick<Settings, 'host' | 'port'>,
	listenOn: (host: string, port: number) => Promise<number>,
): Promise<{ port: number; url: URL }> {
	try {
		const actualPort = await listenOn(host, port);
		return { port: actualPort, url: formatLocalUrl(host, actualPort) };
	} catch (error) {
		throw toSettingsError(error, host, port);
	}
}

function toSettingsError(error: unknown, host: string, port: number): unknown {
	if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return error;
	const { code, syscall } = error;
	const ending = `(${String(code)}).`;
	if (code === 'EACCES') {
		return new SettingsError(`PORT is "${port}": expected a port that this user may use, such as 4321 ${ending}`);
	}
	if (syscall !== 'getaddrinfo' && code !== 'EADDRNOTAVAIL' && code !== 'EINVAL') return error;
	const expected =
		'expected an IP address or host name of this machine, such as 127.0.0.1, or 0.0.0.0 for all addresses';
	return new SettingsError(`HOST is ${JSON.stringify(host)}: ${expected} ${ending}`);
}
