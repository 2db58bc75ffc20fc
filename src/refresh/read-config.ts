import { z } from 'zod';
import { SettingsError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { type HelpCenterConfig, readConfig } from '../site/config.ts';
import { getStrings, type Strings } from '../site/strings/strings.ts';

/** The owner's configuration, and the interface texts in its language. */
export interface OwnerConfig {
	config: HelpCenterConfig;
	words: Strings;
}

const WordsModule = z.object({ words: z.custom<Strings>((value) => typeof value === 'object') });

/** `, line N,` with the line of the file that an error's stack names; empty if the stack names none. */
function findErrorLine(stack: string, file: string): string {
	const name = file.replace(/.*\//, '').replaceAll('.', '\\.');
	const line = new RegExp(`${name}(?:\\?at=\\d+)?:(\\d+)`).exec(stack)?.[1];
	return line === undefined ? '' : `, line ${line},`;
}

/** Imports a file of `src/` that the owner edits. A new `query` makes Node read it again from disk. */
async function importFile(file: string, query: string): Promise<object> {
	try {
		return Object(await import(`../${file}${query}`));
	} catch (cause) {
		const { message, stack = '' } = cause instanceof Error ? cause : new Error(String(cause), { cause });
		const firstLine = message.split('\n')[0]?.replaceAll(projectRoot, '');
		throw new SettingsError(`src/${file}${findErrorLine(stack, file)} can't be read: ${firstLine}`, { cause });
	}
}

async function readConfigFile(query: string): Promise<HelpCenterConfig> {
	const file = await importFile('help-center.config.ts', query);
	return readConfig(Reflect.get(file, 'default'));
}

/**
 * Reads and validates the owner's configuration.
 * @throws {SettingsError} with the file, the key, the given value and what is expected
 */
export async function loadOwnerConfig(): Promise<OwnerConfig> {
	const config = await readConfigFile('');
	return { config, words: getStrings(config.language) };
}

let reads = 0;

/**
 * Reads the configuration and the interface texts again from disk. Node caches a module by its URL, so each call imports a new URL.
 * @throws {SettingsError} as `loadOwnerConfig` does
 */
export async function reloadOwnerConfig(): Promise<OwnerConfig> {
	reads += 1;
	const query = `?at=${reads}`;
	const config = await readConfigFile(query);
	return { config, ...WordsModule.parse(await importFile(`site/strings/${config.language}.ts`, query)) };
}
