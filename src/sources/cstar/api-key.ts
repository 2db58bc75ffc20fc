import type { ErrorResponse } from '../../model/errors.ts';

/** What the prefix of a key says: whether the key may only read, and whether it is for test data (`undefined` if it doesn't say). */
export interface KeyKind {
	isPublishable: boolean;
	isTest: boolean | undefined;
}

/** Parses the prefix of a key: `pk_live_`, `pk_test_`, `sk_live_`, `sk_test_`, or a kind that is not known yet. */
export function parseKeyKind(key: string): KeyKind {
	const environment = /^[ps]k_(live|test)_/.exec(key)?.[1];
	return {
		isPublishable: key.startsWith('pk_'),
		isTest: environment === undefined ? undefined : environment === 'test',
	};
}

/** How many requests per hour a key allows, as cStar documents it: 100 for a publishable key, 1,000 for a secret one. */
export function getKeyQuota(key: string): number {
	return parseKeyKind(key).isPublishable ? 100 : 1_000;
}

/** The notice for a key that is for test data. */
export const TEST_DATA_NOTICE = 'CSTAR_API_KEY is a test key: it reads test data, which is not meant for your readers.';

const ADVICE_BY_CODE: Record<string, string> = {
	authentication_required: 'The key did not arrive: does something between here and CSTAR_URL remove it?',
	invalid_api_key: 'CSTAR_API_KEY is not valid (any more): look it up at cStar, or create a new key.',
	key_expired: 'CSTAR_API_KEY has expired: create a new key at cStar.',
	publishable_key_write: 'CSTAR_API_KEY is a publishable key (pk_), which may only read.',
	team_access_denied: 'CSTAR_API_KEY is not for this team: check CSTAR_TEAM, and which team the key belongs to.',
	insufficient_permissions: 'CSTAR_API_KEY may not read articles: see its permissions at cStar.',
};

const ADVICE_BY_STATUS: Record<number, string> = {
	401: 'Check that CSTAR_API_KEY is complete and still valid.',
	403: 'CSTAR_API_KEY may not read this team’s articles: see its permissions at cStar.',
};

/** What the owner can do about an error response of the keyed API; `undefined` for the usual advice. */
export function adviseOnKeyError({ code, status }: Pick<ErrorResponse, 'code' | 'status'>): string | undefined {
	return ADVICE_BY_CODE[code ?? ''] ?? ADVICE_BY_STATUS[status];
}
