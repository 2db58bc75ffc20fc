import { SettingsError } from '../model/user-errors.ts';
import type { Settings } from '../settings.ts';
import { formatLocalUrl } from './listen.ts';

/**
 * Takes the port that a command's server is to have with `begin`, and says which it is and what people type.
 * @throws {SettingsError} where it can't be had as HOST and PORT say
 */
export async function acquirePort(
	{ host, port }: Pick<Settings, 'host' | 'port'>,
	listenOn: (host: string, port: number) => Promise<number>,
): Promise<{ port: number; url: URL }> {
	try {
		const taken = await listenOn(host, port);
		return { port: taken, url: formatLocalUrl(host, taken) };
	} catch (error) {
		throw toSettingsError(error, host, port);
	}
}

function toSettingsError(error: unknown, host: string, port: number): unknown {
	if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return error;
	const { code, syscall } = error;
	const end = `(${String(code)}).`;
	if (code === 'EACCES') {
		return new SettingsError(`PORT is "${port}": expected one that this user may listen on, such as 4321 ${end}`);
	}
	if (syscall !== 'getaddrinfo' && code !== 'EADDRNOTAVAIL' && code !== 'EINVAL') return error;
	const expected = 'expected an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them';
	return new SettingsError(`HOST is ${JSON.stringify(host)}: ${expected} ${end}`);
}
