import { z } from 'zod';
import { SAMPLE_TEAM } from '../../sample/team.ts';
import { SettingsError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { applyOwnWords } from '../site/config/own-words.ts';
import { type HelpCenterConfig, readConfig } from '../site/config.ts';
import { getStrings, type Strings } from '../site/strings/strings.ts';
import { checkPublicFiles } from './check-public-files.ts';
import { listPublicFolders } from './public-folders.ts';

/** The owner's configuration, and the interface texts in its language. */
export interface OwnerConfig {
	config: HelpCenterConfig;
	words: Strings;
}

const WordsModule = z.object({ words: z.custom<Strings>((value) => typeof value === 'object') });
const SampleModule = z.object({ sampleConfig: z.looseObject({}) });

/** `, line N,` with the line of the file that an error's stack names; empty if the stack names none. */
function findErrorLine(stack: string, file: string): string {
	const name = file.replace(/.*\//, '').replaceAll('.', '\\.');
	const line = new RegExp(`${name}(?:\\?at=\\d+)?:(\\d+)`).exec(stack)?.[1];
	return line === undefined ? '' : `, line ${line},`;
}

/** Imports a file of the project that the owner edits. A new `query` makes Node read it again from disk. */
async function importFile(file: string, query: string): Promise<object> {
	try {
		return Object(await import(`../../${file}${query}`));
	} catch (cause) {
		const { message, stack = '' } = cause instanceof Error ? cause : new Error(String(cause), { cause });
		const firstLine = message.split('\n')[0]?.replaceAll(projectRoot, '');
		throw new SettingsError(`${file}${findErrorLine(stack, file)} can't be read: ${firstLine}`, { cause });
	}
}

/** The sample's configuration for its own team, under what the owner has set; nothing for any other team. */
async function readSampleOptions(team: string | undefined, query: string): Promise<object> {
	if (team !== SAMPLE_TEAM) return {};
	const { sampleConfig } = SampleModule.parse(await importFile('sample/help-center.config.ts', query));
	return sampleConfig;
}

async function readConfigFile(team: string | undefined, query: string): Promise<HelpCenterConfig> {
	const options: unknown = Reflect.get(await importFile('src/help-center.config.ts', query), 'default');
	const sample = await readSampleOptions(team, query);
	return readConfig(typeof options === 'object' && options !== null ? { ...sample, ...options } : options);
}

/**
 * Reads and validates the owner's configuration. `team` is the team whose articles are shown, if it is known: the sample's
 * team also has the sample's name, logo and links. A server that is built already needs no `checkFiles`: `public/` may be
 * missing there.
 * @throws {SettingsError} with the file, the key, the given value and what is expected
 */
export async function loadOwnerConfig(
	team: string | undefined,
	{ checkFiles = true }: { checkFiles?: boolean } = {},
): Promise<OwnerConfig> {
	const config = await readConfigFile(team, '');
	if (checkFiles) checkPublicFiles(config, listPublicFolders(team));
	return { config, words: applyOwnWords(getStrings(config.language), config.words, config.locale) };
}

let reads = 0;

/**
 * Reads the configuration and the interface texts again from disk. Node caches a module by its URL, so each call imports a new URL.
 * @throws {SettingsError} as `loadOwnerConfig` does
 */
export async function reloadOwnerConfig(team: string | undefined): Promise<OwnerConfig> {
	reads += 1;
	const query = `?at=${reads}`;
	const config = await readConfigFile(team, query);
	checkPublicFiles(config, listPublicFolders(team));
	const { words } = WordsModule.parse(await importFile(`src/site/strings/${config.language}.ts`, query));
	return { config, words: applyOwnWords(words, config.words, config.locale) };
}
