import { readdirSync } from 'node:fs';
import { findNearestName } from '../model/nearest-name.ts';
import { SettingsError } from '../model/user-errors.ts';
import type { HelpCenterConfig } from '../site/config.ts';
import { findPublicFile } from './public-folders.ts';

/** The files of the configuration, by key: a path in `public/`, or a URL elsewhere. */
function listFiles({ logo, favicon, shareImages }: HelpCenterConfig): [key: string, file: string | undefined][] {
	return [
		['logo.src', logo?.src],
		['logo.dark', logo?.dark],
		['favicon', favicon],
		['shareImages.site', typeof shareImages === 'object' ? shareImages.site : undefined],
	];
}

/** The name of the file that a path in a page is answered with. */
function toFileName(path: string): string {
	const [name = ''] = path.split(/[?#]/);
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

function suggestFile(file: string, folders: readonly string[]): string {
	const names = folders.flatMap((folder) => {
		try {
			return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${name.replaceAll('\\', '/')}`);
		} catch {
			return [];
		}
	});
	const nearest = findNearestName(file, names);
	return nearest === undefined ? '' : `, or did you mean '${nearest}'?`;
}

/**
 * Checks that the owner's pictures are where the pages ask for them. A file on another site is not requested.
 * @throws {SettingsError} with a line per missing file: the key, the value, what is expected and what to do
 */
export function checkPublicFiles(config: HelpCenterConfig, folders: readonly string[]): void {
	const lines = listFiles(config).flatMap(([key, file]) => {
		if (!file?.startsWith('/') || findPublicFile(folders, toFileName(file)) !== undefined) return [];
		const name = toFileName(file);
		const where = name.startsWith('/public/')
			? `Leave out /public: '${name.slice('/public'.length)}'.`
			: `Put it at public${name}${suggestFile(name, folders) || '.'}`;
		return [`src/help-center.config.ts: ${key} is ${JSON.stringify(file)}: expected a file in public/. ${where}`];
	});
	if (lines.length > 0) throw new SettingsError(lines.join('\n'));
}
