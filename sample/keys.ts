import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from './refusal.ts';

/** Requests an hour of the two kinds of key, as documented. */
const KEY_LIMITS = { publishable: 100, secret: 1_000 };

/** Whose key came with a request, as `whoami` tells it. */
export interface KeyIdentity {
	key: string;
	keyType: 'publishable' | 'secret';
	environment: 'live' | 'test';
}

/** The key of a request, whatever it is worth; `undefined` where there is none. */
export function readKey({ authorization }: IncomingHttpHeaders): string | undefined {
	return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
}

/** Who asks. Any key of a known kind opens the door, or only those that are listed; without one it stays shut with 401. */
export function authenticate(headers: IncomingHttpHeaders, keys: readonly string[] | undefined): KeyIdentity {
	const key = readKey(headers);
	if (key === undefined) throw new HttpError(401, 'Send a key as Authorization: Bearer.');
	const [, kind, environment] = /^([ps]k)_(live|test)_/.exec(key) ?? [];
	if (kind === undefined || (keys && !keys.includes(key))) {
		// A careless server repeats what it was sent.
		throw new HttpError(401, `Invalid API key: ${key}`, { code: 'invalid_api_key' });
	}
	return {
		key,
		keyType: kind === 'pk' ? 'publishable' : 'secret',
		environment: environment === 'test' ? 'test' : 'live',
	};
}

/** Requests an hour of a client that is named by its key; `undefined` for one that is named by its address. */
export function getKeyLimit(client: string): number | undefined {
	if (client.startsWith('pk_')) return KEY_LIMITS.publishable;
	return client.startsWith('sk_') ? KEY_LIMITS.secret : undefined;
}
