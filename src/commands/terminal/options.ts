import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { SettingsError } from '../../model/user-errors.ts';

/**
 * Reads the options of the command. `expected` says which there are, for the error.
 * @throws {SettingsError} with the first option or word that the command does not know
 */
export function readOptions<Options extends ParseArgsOptionsConfig>(options: Options, expected: string) {
	try {
		return parseArgs({ options }).values;
	} catch (cause) {
		const [reason] = String(cause instanceof Error ? cause.message : cause).split(/\.\s|\n/);
		throw new SettingsError(`${reason}. Expected ${expected}`, { cause });
	}
}

/**
 * For a command without options.
 * @throws {SettingsError} with the first option or word that was given
 */
export function expectNoOptions(): void {
	readOptions({}, 'no option: this command has none.');
}
