import type { ErrorResponse } from '../../model/errors.ts';

/** What a key's own words say of it: whether it may only read, and whether it opens test data (`undefined`: it doesn't say). */
export interface KeyKind {
	isPublishable: boolean;
	isTest: boolean | undefined;
}

/** Reads the beginning of a key: `pk_live_`, `pk_test_`, `sk_live_`, `sk_test_`, or one of a kind that is not known yet. */
export function parseKeyKind(key: string): KeyKind {
	const environment = /^[ps]k_(live|test)_/.exec(key)?.[1];
	return {
		isPublishable: key.startsWith('pk_'),
		isTest: environment === undefined ? undefined : environment === 'test',
	};
}

/** Requests an hour that a key is good for, as documented: 100 publishable, 1,000 secret. */
export function getKeyQuota(key: string): number {
	return parseKeyKind(key).isPublishable ? 100 : 1_000;
}

/** What to say where a key opens test data. */
export const TEST_DATA_NOTICE =
	'CSTAR_API_KEY is a test key: what is read is test data, not what your readers should see.';

const ADVICE_BY_CODE: Record<string, string> = {
	authentication_required: 'The key did not arrive: does something between here and CSTAR_URL remove it?',
	invalid_api_key: 'CSTAR_API_KEY is not valid (any more): look it up at cStar, or make a new one.',
	key_expired: 'CSTAR_API_KEY has expired: make a new one at cStar.',
	publishable_key_write: 'CSTAR_API_KEY is a publishable key (pk_), which may only read.',
	team_access_denied: 'CSTAR_API_KEY is not for this team: look at CSTAR_TEAM, and whose key it is.',
	insufficient_permissions: 'CSTAR_API_KEY may not read articles: see its permissions at cStar.',
};

const ADVICE_BY_STATUS: Record<number, string> = {
	401: 'Is CSTAR_API_KEY whole, and still valid?',
	403: 'CSTAR_API_KEY may not read this team’s articles: see its permissions at cStar.',
};

/** What to do when the keyed API refuses; `undefined` where the usual advice will do. */
export function adviseOnKeyError({ code, status }: Pick<ErrorResponse, 'code' | 'status'>): string | undefined {
	return ADVICE_BY_CODE[code ?? ''] ?? ADVICE_BY_STATUS[status];
}
