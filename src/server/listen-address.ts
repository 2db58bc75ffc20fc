import { SettingsError } from '../model/user-errors.ts';
import type { Settings } from '../settings.ts';
import { localAddress } from './listen.ts';

/**
 * Takes the port that a command's server is to have with `begin`, and says which it is and what people type.
 * @throws {SettingsError} where it can't be had as HOST and PORT say
 */
export async function ownAddress(
	{ host, port }: Pick<Settings, 'host' | 'port'>,
	begin: (host: string, port: number) => Promise<number>,
): Promise<{ port: number; address: URL }> {
	try {
		const taken = await begin(host, port);
		return { port: taken, address: localAddress(host, taken) };
	} catch (error) {
		throw asSetting(error, host, port);
	}
}

function asSetting(error: unknown, host: string, port: number): unknown {
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
