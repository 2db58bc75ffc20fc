import type { Settings } from '../../settings.ts';
import { parseKeyKind, TEST_DATA_NOTICE } from '../../sources/cstar/api-key.ts';

/** What whoever runs a command should know of the key, without a letter of it. */
export function formatKeyNotice({ apiKey, isKeyUnused }: Pick<Settings, 'apiKey' | 'isKeyUnused'>): string[] {
	if (isKeyUnused) return ['CSTAR_API_KEY is set but not used: LIBRARY_SOURCE=v1 reads with it.'];
	if (apiKey === undefined || parseKeyKind(apiKey).isTest !== true) return [];
	return [TEST_DATA_NOTICE];
}
