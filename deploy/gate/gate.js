/**
 * A small Cloudflare Worker between cStar's webhooks and a host's deploy hook. It calls the hook for each webhook that is
 * signed, recent, new and about an article, and once an hour. docs/deploy.md says how to set it up.
 */

/**
 * The secrets of the Worker. `WEBHOOK_SECRET` may hold two, separated by a space, while the secret changes. `GITHUB_TOKEN` is set if the hook is GitHub's `…/dispatches`.
 * @typedef {{ DEPLOY_HOOK_URL: string, WEBHOOK_SECRET: string, GITHUB_TOKEN?: string }} Environment
 */

/** The largest difference between a webhook's timestamp and now, in seconds. */
const TOLERANCE = 300;
/** The largest webhook, in bytes. */
const MAX_BODY_BYTES = 1_000_000;

/** The most signatures of a webhook, and the most secrets, that are compared. */
const MAX_SIGNATURES = 5;
const MAX_SECRETS = 3;
/** How many handled events are remembered. Each is forgotten once its signature is too old to be accepted. */
const MAX_EVENTS = 1_000;

/** When each event was handled, by its id, in milliseconds since 1970. @type {Map<string, number>} */
const handled = new Map();

/**
 * Whether `X-Signature: t=<unix seconds>,v1=<hex>` has the HMAC-SHA256 of `{t}.{body}`, with a recent `t`. While a secret
 * changes, a webhook may have several `v1`, and `secrets` several secrets, separated by spaces: one pair must match.
 * @param {string} header
 * @param {string} body
 * @param {string} secrets
 */
async function isSigned(header, body, secrets) {
	const time = /(?:^|,)\s*t=(\d{1,12})(?:,|$)/.exec(header)?.[1] ?? '';
	const signatures = [...header.matchAll(/(?<=^|,)\s*v1=([0-9a-f]{64})(?=\s*(?:,|$))/gi)].slice(0, MAX_SIGNATURES);
	if (time === '' || Math.abs(Date.now() / 1000 - Number(time)) > TOLERANCE) return false;
	const bytes = new TextEncoder();
	const signed = bytes.encode(`${time}.${body}`);
	for (const secret of secrets.split(/\s+/).filter(Boolean).slice(0, MAX_SECRETS)) {
		const algorithm = { name: 'HMAC', hash: 'SHA-256' };
		const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['verify']);
		for (const [, hex = ''] of signatures) {
			const signature = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
			// Compares in constant time.
			if (await crypto.subtle.verify('HMAC', key, signature, signed)) return true;
		}
	}
	return false;
}

/**
 * The body of a request; `undefined` if it is too large. It may have no length, so that it is counted while it arrives.
 * @param {Request} request
 */
async function readBody(request) {
	if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return undefined;
	if (!request.body) return '';
	const decoder = new TextDecoder();
	let text = '';
	let size = 0;
	for await (const chunk of request.body) {
		size += chunk.length;
		if (size > MAX_BODY_BYTES) return undefined;
		text += decoder.decode(chunk, { stream: true });
	}
	return text + decoder.decode();
}

/**
 * The id and type of an event, such as `evt_1` and `article.updated`; empty if the body isn't valid JSON. The id comes
 * from the body, which is signed, and not from a header, which isn't.
 * @param {string} body
 */
function readEvent(body) {
	try {
		const { id, type } = JSON.parse(body) ?? {};
		return { id: typeof id === 'string' ? id.slice(0, 200) : '', type: String(type) };
	} catch {
		return { id: '', type: '' };
	}
}

/** Forgets events that are too old to be accepted again, and the oldest ones if there are too many. */
function forgetOldEvents() {
	for (const [id, time] of handled) {
		if (handled.size <= MAX_EVENTS && Date.now() - time < 2_000 * TOLERANCE) return;
		handled.delete(id);
	}
}

/**
 * Calls the deploy hook, which starts a build.
 * @throws {Error} if the hook does not answer with 2xx
 * @param {Environment} environment
 */
async function rebuild({ DEPLOY_HOOK_URL, GITHUB_TOKEN }) {
	const headers = new Headers({ 'content-type': 'application/json', 'user-agent': 'help-center-gate' });
	if (GITHUB_TOKEN) headers.set('authorization', `Bearer ${GITHUB_TOKEN}`);
	const body = GITHUB_TOKEN ? JSON.stringify({ event_type: 'library' }) : '{}';
	const response = await fetch(DEPLOY_HOOK_URL, { method: 'POST', headers, body, redirect: 'manual' });
	if (!response.ok) throw new Error(`The deploy hook answered ${response.status}.`);
}

export default {
	/**
	 * Handles one webhook. cStar sends it again if the response is not a 2xx.
	 * @param {Request} request
	 * @param {Environment} environment
	 */
	async fetch(request, environment) {
		const respond = (/** @type {number} */ status) => new Response(null, { status });
		if (request.method !== 'POST') return respond(405);
		const body = await readBody(request);
		if (body === undefined) return respond(413);
		const signature = request.headers.get('x-signature') ?? '';
		// With an empty secret anybody could sign.
		if (!environment.WEBHOOK_SECRET || !(await isSigned(signature, body, environment.WEBHOOK_SECRET)))
			return respond(401);
		const { id, type } = readEvent(body);
		// Somebody who saw a webhook may send it again while its signature is accepted.
		if (!type.startsWith('article.') || handled.has(id)) return respond(202);
		try {
			await rebuild(environment);
			if (id !== '') handled.set(id, Date.now());
			forgetOldEvents();
			return respond(202);
		} catch {
			return respond(502);
		}
	},
	/**
	 * Runs every hour, in case a webhook was lost.
	 * @param {unknown} _event
	 * @param {Environment} environment
	 */
	scheduled: (_event, environment) => rebuild(environment),
};
