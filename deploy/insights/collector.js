/**
 * A small Cloudflare Worker that counts what readers search for: per day (UTC) and query, and nothing about the reader.
 * docs/deploy.md says how to set it up, docs/configure.md what is sent and kept.
 *
 * wrangler.jsonc turns logs off: they would contain what the counts leave out, addresses and browsers.
 *
 * A Durable Object keeps the counts and not KV, because KV would lose messages that arrive at the same time.
 */

import { createDayCounts, firstKeptDay, toDay } from '../../src/insights/day-counts.ts';
import { isRefusal, MAX_MESSAGE_BYTES, readMessage } from '../../src/insights/message.ts';

/**
 * The storage of a Durable Object, as far as it is used here.
 * @typedef {{
 *   get(key: string): Promise<string[] | undefined>,
 *   put(key: string, value: string[]): Promise<void>,
 *   list(options?: { end?: string }): Promise<Map<string, string[]>>,
 *   delete(keys: string[]): Promise<number>,
 * }} Storage
 */

/**
 * `SITE_URL` is the origin of the help center. `READ_SECRET` is what the report sends to read the counts.
 * @typedef {{
 *   SITE_URL: string,
 *   READ_SECRET?: string,
 *   SEARCHES: { idFromName(name: string): unknown, get(id: any): { fetch(request: Request): Promise<Response> } },
 * }} Environment
 */

/** Keeps the counts, one record for each day. */
export class Searches {
	/** @param {{ storage: Storage }} state */
	constructor({ storage }) {
		this.storage = storage;
		this.day = '';
		/** @type {Promise<import('../../src/insights/day-counts.ts').DayCounts> | undefined} */
		this.counts = undefined;
	}

	/**
	 * Opens the counts of a day. The first request of a day deletes what is too old.
	 * @param {number} now
	 */
	async open(now) {
		const day = toDay(now);
		const kept = await this.storage.get(day);
		if (kept === undefined) {
			const old = await this.storage.list({ end: firstKeptDay(now) });
			// At most 128 keys at a time.
			await this.storage.delete([...old.keys()].slice(0, 128));
		}
		return createDayCounts(day, kept);
	}

	/**
	 * POST counts a checked message, GET returns all lines.
	 * @param {Request} request
	 */
	async fetch(request) {
		const now = Date.now();
		if (request.method === 'GET') {
			const days = await this.storage.list();
			const lines = [...days.values()].flat().map((line) => `${line}\n`);
			return new Response(lines.join(''), { headers: { 'content-type': 'application/x-ndjson; charset=utf-8' } });
		}
		const day = toDay(now);
		if (this.counts === undefined || this.day !== day) {
			this.day = day;
			this.counts = this.open(now);
			this.counts.catch(() => {
				this.counts = undefined;
			});
		}
		const counts = await this.counts;
		const message = readMessage(await request.text());
		if (!isRefusal(message) && counts.add(message)) await this.storage.put(day, counts.lines());
		return new Response(null, { status: 202 });
	}
}

/**
 * Whether a request carries the secret. Compares hashes, whose equality says nothing about a part of the secret.
 * @param {Request} request
 * @param {string | undefined} secret
 */
async function maySeeCounts(request, secret) {
	// With an empty secret anybody could read.
	if (!secret) return false;
	const digest = async (/** @type {string} */ text) =>
		new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).join();
	return (await digest(request.headers.get('authorization') ?? '')) === (await digest(`Bearer ${secret}`));
}

export default {
	/**
	 * Counts a message of a page of the help center, or returns the counts to the owner.
	 * @param {Request} request
	 * @param {Environment} environment
	 */
	async fetch(request, environment) {
		const { method, headers } = request;
		const site = new URL(environment.SITE_URL).origin;
		const allowed = {
			'access-control-allow-origin': site,
			'access-control-allow-methods': 'POST',
			'access-control-allow-headers': 'content-type',
			vary: 'origin',
		};
		const respond = (/** @type {number} */ status, /** @type {string | null} */ text = null) =>
			new Response(text, { status, headers: allowed });
		const searches = environment.SEARCHES.get(environment.SEARCHES.idFromName('searches'));
		if (method === 'OPTIONS') return respond(204);
		if (method === 'GET') {
			if (!(await maySeeCounts(request, environment.READ_SECRET))) return respond(401);
			return searches.fetch(new Request('https://searches/'));
		}
		if (method !== 'POST') return respond(405);
		if (headers.get('origin') !== site) return respond(403, 'Expected a page of the help center.');
		if (Number(headers.get('content-length') ?? 0) > MAX_MESSAGE_BYTES) return respond(413);
		const message = readMessage(await request.text());
		if (isRefusal(message)) return respond(message.status, message.reason);
		// Only the masked message goes on: no address, no header.
		await searches.fetch(new Request('https://searches/', { method: 'POST', body: JSON.stringify(message) }));
		return respond(202);
	},
};
