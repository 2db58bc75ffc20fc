/**
 * A small Cloudflare Worker between cStar's webhooks and a host that only rebuilds: it lets those through that are signed, fresh and
 * about an article, and calls the host's deploy hook. It also calls it once an hour. docs/deploy.md says how to set it up.
 */

/**
 * What the Worker is given. `GITHUB_TOKEN` is set where the hook is GitHub's `…/dispatches`.
 * @typedef {{ DEPLOY_HOOK_URL: string, WEBHOOK_SECRET: string, GITHUB_TOKEN?: string }} Environment
 */

/** Seconds that a delivery may be old, and bytes that it may have. */
const TOLERANCE = 300;
const LARGEST = 1_000_000;

/**
 * Whether `X-Signature: t=<unix seconds>,v1=<hex>` is the HMAC-SHA256 of `{t}.{body}`, and not an old one.
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
	// Takes the same time for every wrong signature.
	return crypto.subtle.verify('HMAC', key, signature, bytes.encode(`${time}.${body}`));
}

/**
 * What a delivery is about; nothing where it can't be read.
 * @param {string} body
 */
function typeOf(body) {
	try {
		return String(JSON.parse(body).type);
	} catch {
		return '';
	}
}

/**
 * Asks the host to build.
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
	 * One delivery. cStar sends it again where the answer is not a good one.
	 * @param {Request} request
	 * @param {Environment} environment
	 */
	async fetch(request, environment) {
		const answer = (/** @type {number} */ status) => new Response(null, { status });
		if (request.method !== 'POST') return answer(405);
		if (Number(request.headers.get('content-length') ?? 0) > LARGEST) return answer(413);
		const body = await request.text();
		const signature = request.headers.get('x-signature') ?? '';
		// Without a secret everybody could sign.
		if (!environment.WEBHOOK_SECRET || !(await isSigned(signature, body, environment.WEBHOOK_SECRET)))
			return answer(401);
		if (!typeOf(body).startsWith('article.')) return answer(202);
		try {
			await rebuild(environment);
			return answer(202);
		} catch {
			return answer(502);
		}
	},
	/**
	 * Every hour, for deliveries that never came.
	 * @param {unknown} _event
	 * @param {Environment} environment
	 */
	scheduled: (_event, environment) => rebuild(environment),
};
