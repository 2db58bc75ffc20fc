import type { Storage } from './storage.ts';

/** How many damaged copies of one file are kept. */
const MAX_BROKEN = 5;

/**
 * Renames a damaged file to `{name}.broken`, and returns that name. Earlier damaged copies become `{name}.broken-2` and so on, up to five of
 * them: the oldest stays, because it may be the one with the most in it.
 */
export async function keepBroken(storage: Storage, name: string): Promise<string> {
	const kept = new Set(await storage.list(`${name}.broken`));
	const toName = (number: number) => (number === 1 ? `${name}.broken` : `${name}.broken-${number}`);
	let free = 1;
	while (kept.has(toName(free)) && free < MAX_BROKEN) free += 1;
	// If all are taken, the second oldest is replaced.
	const last = kept.has(toName(free)) ? free - 1 : free;
	for (let number = last; number > 1; number -= 1) await storage.rename(toName(number - 1), toName(number));
	await storage.rename(name, toName(1));
	return toName(1);
}
