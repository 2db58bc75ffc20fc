/**
 * A small Cloudflare Worker between cStar's webhooks and a host's deploy hook. It calls the hook for each webhook that is signed, recent
 * and about an article, and once an hour. docs/deploy.md says how to set it up.
 */

/**
 * The secrets of the Worker. `GITHUB_TOKEN` is set if the hook is GitHub's `…/dispatches`.
 * @typedef {{ DEPLOY_HOOK_URL: string, WEBHOOK_SECRET: string, GITHUB_TOKEN?: string }} Environment
 */

/** The largest difference between a webhook's timestamp and now, in seconds. */
const TOLERANCE = 300;
/** The largest webhook, in bytes. */
const MAX_BODY_BYTES = 1_000_000;

/**
 * Whether `X-Signature: t=<unix seconds>,v1=<hex>` is the HMAC-SHA256 of `{t}.{body}`, with a recent `t`.
 * @param {string} header
 * @param {string} body
 * @param {string} secret
 */
async function isSigned(header, body, secret) {
	const time = /(?:^|,)\s*t=(\d{1,12})(?:,|$)/.exec(header)?.[1] ?? '';
	const hex = /(?:^|,)\s*v1=([0-9a-f]{64})(?:,|$)/i.exec(header)?.[1] ?? '';
	if (time === '' || hex === '' || Math.abs(Date.now() / 1000 - Number(time)) > TOLERANCE) return false;
	const bytes = new TextEncoder();
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['verify']);
	const signature = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
	// Compares in constant time.
	return crypto.subtle.verify('HMAC', key, signature, bytes.encode(`${time}.${body}`));
}

/**
 * The event type of a webhook, such as `article.updated`; an empty string if the body isn't valid JSON.
 * @param {string} body
 */
function readType(body) {
	try {
		return String(JSON.parse(body).type);
	} catch {
		return '';
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
		if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return respond(413);
		const body = await request.text();
		const signature = request.headers.get('x-signature') ?? '';
		// With an empty secret anybody could sign.
		if (!environment.WEBHOOK_SECRET || !(await isSigned(signature, body, environment.WEBHOOK_SECRET)))
			return respond(401);
		if (!readType(body).startsWith('article.')) return respond(202);
		try {
			await rebuild(environment);
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
