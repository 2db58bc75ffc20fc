import type { ClientOptions } from '../api/types.ts';
import type { Source } from '../source.ts';
import { getKeyQuota, parseKeyKind, TEST_DATA_NOTICE } from './api-key.ts';
import { createKeyedClient } from './keyed-client.ts';
import { createPublicClient } from './public-client.ts';
import { createReaderEndpoints } from './reader-endpoints.ts';

/** How many requests per hour are allowed without a key, as cStar documents it. */
const PUBLIC_QUOTA = 200;

/** Which Library to read, and how to access it. */
export interface CstarOptions extends ClientOptions {
	/** The origin of the API. */
	url: URL;
	/** The team's slug or UUID. */
	team: string;
	/** With a key, the source reads the REST API v1 instead of the public Library. */
	apiKey?: string | undefined;
	/** Whether the Library runs for this command only. */
	isTemporary?: boolean | undefined;
	/** `Infinity` for no limit. The default is what cStar documents: 200 without a key, 100 or 1,000 with one. */
	requestsPerHour?: number | undefined;
	/** Stops what was started for this source, such as a sample Library. */
	close?: (() => Promise<void>) | undefined;
}

/** Creates the source of a team's articles at cStar. */
export function createCstarSource(options: CstarOptions): Source {
	const { url, team, apiKey, isTemporary = false, close = async () => {} } = options;
	const isTest = apiKey !== undefined && parseKeyKind(apiKey).isTest === true;
	const quota = apiKey === undefined ? PUBLIC_QUOTA : getKeyQuota(apiKey);
	return {
		team,
		url,
		id: `${describeAccess(apiKey)} ${url.origin}`,
		requestsPerHour: options.requestsPerHour ?? quota,
		endpoints: createReaderEndpoints(url, team),
		isTemporary,
		notices: isTest ? [TEST_DATA_NOTICE] : [],
		open: (session) =>
			apiKey === undefined
				? createPublicClient({ ...options, ...session })
				: createKeyedClient({ ...options, ...session, apiKey }),
		close,
	};
}

/** Part of the source's id, so that live data, test data and the public Library are stored separately. */
function describeAccess(key: string | undefined): string {
	if (key === undefined) return 'public';
	return parseKeyKind(key).isTest ? 'v1 test data' : 'v1';
}
