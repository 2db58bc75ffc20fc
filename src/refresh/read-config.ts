import { z } from 'zod';
import { SettingsError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { type HelpCenterConfig, readConfig } from '../site/config.ts';
import { getStrings, type Strings } from '../site/strings/strings.ts';

/** What the owner chose, and the words of the language that they chose. */
export interface OwnerConfig {
	config: HelpCenterConfig;
	words: Strings;
}

const WordsModule = z.object({ words: z.custom<Strings>((value) => typeof value === 'object') });

/** In which line of its file an error arose, as Node says it in the error's stack; nothing where it doesn't. */
function findErrorLine(stack: string, file: string): string {
	const name = file.replace(/.*\//, '').replaceAll('.', '\\.');
	const line = new RegExp(`${name}(?:\\?at=\\d+)?:(\\d+)`).exec(stack)?.[1];
	return line === undefined ? '' : `, line ${line},`;
}

/** Imports a file of `src/` that people write; `query` asks for it as it stands on disk now. */
async function importFile(file: string, query: string): Promise<object> {
	try {
		return Object(await import(`../${file}${query}`));
	} catch (cause) {
		const { message, stack = '' } = cause instanceof Error ? cause : new Error(String(cause), { cause });
		const said = message.split('\n')[0]?.replaceAll(projectRoot, '');
		throw new SettingsError(`src/${file}${findErrorLine(stack, file)} can't be read: ${said}`, { cause });
	}
}

async function readConfigFile(query: string): Promise<HelpCenterConfig> {
	const file = await importFile('help-center.config.ts', query);
	return readConfig(Reflect.get(file, 'default'));
}

/**
 * Reads and checks the owner's configuration.
 * @throws {SettingsError} naming file, key path, what came and what is expected
 */
export async function loadOwnerConfig(): Promise<OwnerConfig> {
	const config = await readConfigFile('');
	return { config, words: getStrings(config.language) };
}

/** The same as it stands on disk now, words too: a module is read once for each address that it is asked by. */
export async function reloadOwnerConfig(): Promise<OwnerConfig> {
	const query = `?at=${Date.now()}`;
	const config = await readConfigFile(query);
	return { config, ...WordsModule.parse(await importFile(`site/strings/${config.language}.ts`, query)) };
}
