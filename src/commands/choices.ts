import { z } from 'zod';
import { SettingsError } from '../settings.ts';
import { type HelpCenterConfig, readConfig } from '../site/config.ts';
import { type Strings, stringsOf } from '../site/strings.ts';

/** What the owner chose, and the words of the language that they chose. */
export interface Choices {
	config: HelpCenterConfig;
	words: Strings;
}

const Options = z.object({ default: z.unknown() });
const Words = z.object({ words: z.custom<Strings>((value) => typeof value === 'object') });

async function readFile(query: string): Promise<HelpCenterConfig> {
	let file: unknown;
	try {
		file = await import(`../help-center.config.ts${query}`);
	} catch (cause) {
		const [said] = String(cause instanceof Error ? cause.message : cause).split('\n');
		throw new SettingsError(`src/help-center.config.ts can't be read: ${said}`, { cause });
	}
	return readConfig(Options.parse(file).default);
}

/**
 * Reads and checks the owner's configuration.
 * @throws {SettingsError} naming file, key path, what came and what is expected
 */
export async function readChoices(): Promise<Choices> {
	const config = await readFile('');
	return { config, words: stringsOf(config.language) };
}

/** The same as it stands on disk now, words too: a module is read once for each address that it is asked by. */
export async function rereadChoices(): Promise<Choices> {
	const query = `?at=${Date.now()}`;
	const config = await readFile(query);
	return { config, ...Words.parse(await import(`../site/strings/${config.language}.ts${query}`)) };
}
