import { hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ignoreMissing } from '../files/atomic-file.ts';
import { parseJson } from '../files/json.ts';
import { CommandError } from '../model/user-errors.ts';
import type { Site } from '../site/site.ts';

const FILE = 'made-for.json';
const Stamp = z.record(z.string(), z.string());

/** The settings that a server's build contains: its content security policies have URLs and hashes that depend on them. */
function createStamp({ library, urls, config }: Site): z.output<typeof Stamp> {
	// The name is not part of the build, and without one in the file it is that of the team, which may change.
	const { name: _, ...rest } = config;
	return {
		CSTAR_TEAM: library.team,
		CSTAR_URL: library.origin,
		SITE_URL: urls.absolute('/') ?? '',
		BASE_PATH: urls.base,
		'src/help-center.config.ts': hash('sha256', JSON.stringify(rest)).slice(0, 16),
	};
}

/** Writes the settings of the build into the folder of a built server. */
export async function writeStamp(site: Site, folder: string): Promise<void> {
	await writeFile(join(folder, FILE), JSON.stringify(createStamp(site)));
}

/**
 * Checks that a server was built with the settings of this site.
 * @throws {CommandError} with each setting that differs
 */
export async function checkStamp(site: Site, folder: string): Promise<void> {
	const text = await readFile(join(folder, FILE), 'utf8').catch(ignoreMissing);
	const built = Stamp.safeParse(parseJson(text ?? '')).data ?? {};
	const changed = Object.entries(createStamp(site)).filter(([name, value]) => built[name] !== value);
	if (changed.length === 0) return;
	const reasons = changed.map(([name, value]) =>
		name.startsWith('src/') ? `another ${name}` : `${name} “${built[name] ?? ''}”, which is “${value}” now`,
	);
	throw new CommandError(
		`dist-server/ was built for ${reasons.join(', and for ')}. Run \`npm run build:server\` again.`,
	);
}
