import type { Settings } from '../../settings.ts';
import { kindOfKey, TEST_DATA } from '../../sources/cstar/api-key.ts';

/** What whoever runs a command should know of the key, without a letter of it. */
export function keyNotice({ apiKey, keyIsUnused }: Pick<Settings, 'apiKey' | 'keyIsUnused'>): string[] {
	if (keyIsUnused) return ['CSTAR_API_KEY is set but not used: LIBRARY_SOURCE=v1 reads with it.'];
	if (apiKey === undefined || kindOfKey(apiKey).isTest !== true) return [];
	return [TEST_DATA];
}
