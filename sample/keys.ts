import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from './http-error.ts';

/** Documented rate limits, in requests per hour. */
const KEY_LIMITS = { publishable: 100, secret: 1_000 };

/** The API key of a request and what `auth/whoami` returns about it. */
export interface KeyIdentity {
	key: string;
	keyType: 'publishable' | 'secret';
	environment: 'live' | 'test';
}

/** Reads the API key of a request without checking it; `undefined` if there is none. */
export function readKey({ authorization }: IncomingHttpHeaders): string | undefined {
	return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
}

/**
 * Checks the API key of a request. `keys` lists those that are accepted; without it any key with a known prefix is.
 * @throws HttpError 401 if the key is missing, unknown or not in `keys`
 */
export function authenticate(headers: IncomingHttpHeaders, keys: readonly string[] | undefined): KeyIdentity {
	const key = readKey(headers);
	if (key === undefined) throw new HttpError(401, 'Send a key as Authorization: Bearer.');
	const [, kind, environment] = /^([ps]k)_(live|test)_/.exec(key) ?? [];
	if (kind === undefined || (keys && !keys.includes(key))) {
		// Repeats the key on purpose, as a careless server does: clients must not show it.
		throw new HttpError(401, `Invalid API key: ${key}`, { code: 'invalid_api_key' });
	}
	return {
		key,
		keyType: kind === 'pk' ? 'publishable' : 'secret',
		environment: environment === 'test' ? 'test' : 'live',
	};
}

/** Rate limit, in requests per hour, of a client that is identified by its API key; `undefined` if it is identified by its IP address. */
export function getKeyLimit(client: string): number | undefined {
	if (client.startsWith('pk_')) return KEY_LIMITS.publishable;
	return client.startsWith('sk_') ? KEY_LIMITS.secret : undefined;
}
