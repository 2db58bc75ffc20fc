import { hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ignoreMissing } from '../files/atomic-file.ts';
import { CommandError } from '../model/user-errors.ts';
import type { Site } from '../site/site.ts';

const FILE = 'made-for.json';
const Stamp = z.record(z.string(), z.string());

/** What pages of a server are made for: policies with addresses and hashes are part of its build. */
function createStamp({ library, urls, config }: Site): z.output<typeof Stamp> {
	return {
		CSTAR_TEAM: library.team,
		CSTAR_URL: library.origin,
		SITE_URL: urls.absolute('/') ?? '',
		BASE_PATH: urls.base,
		'src/help-center.config.ts': hash('sha256', JSON.stringify(config)).slice(0, 16),
	};
}

/** Writes into a built server what it was made for. */
export async function writeStamp(site: Site, folder: string): Promise<void> {
	await writeFile(join(folder, FILE), JSON.stringify(createStamp(site)));
}

/**
 * Looks whether a built server was made for this site.
 * @throws {CommandError} naming each setting that was another one then
 */
export async function checkStamp(site: Site, folder: string): Promise<void> {
	const text = await readFile(join(folder, FILE), 'utf8').catch(ignoreMissing);
	const made = Stamp.parse(JSON.parse(text ?? '{}'));
	const others = Object.entries(createStamp(site)).filter(([name, value]) => made[name] !== value);
	if (others.length === 0) return;
	const said = others.map(([name, value]) =>
		name.startsWith('src/') ? `another ${name}` : `${name} “${made[name] ?? ''}”, which is “${value}” now`,
	);
	throw new CommandError(`dist-server/ was made for ${said.join(', and for ')}. Run \`npm run build:server\` again.`);
}
