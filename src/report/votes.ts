import { articlePage } from '../site/page-data/article-page.ts';
import type { Site } from '../site/site.ts';
import type { VotesCheck } from './types.ts';

const TIMEOUT_MS = 10_000;

/** The part of the response to a CORS preflight request that a browser reads. */
export interface PreflightResponse {
	status: number;
	headers: Headers;
}

/** Why a browser on `origin` would not send a vote after this preflight response; `undefined` if it would. */
export function explainRefusal({ status, headers }: PreflightResponse, origin: string): string | undefined {
	if (status < 200 || status > 299) return `it answers the preflight request with ${status}`;
	const allowed = headers.get('access-control-allow-origin');
	if (allowed !== '*' && allowed !== origin) {
		return allowed === null ? 'it allows no other site' : `it allows ${allowed}, not ${origin}`;
	}
	// A vote is JSON: browsers send this content type to another origin only if it is allowed. POST always is.
	const names = (headers.get('access-control-allow-headers') ?? '')
		.toLowerCase()
		.split(',')
		.map((name) => name.trim());
	return names.includes('*') || names.includes('content-type')
		? undefined
		: 'it does not allow the header Content-Type';
}

/** Options of the votes check. */
export interface VotesOptions {
	/** Why a request to the Library can't be sent now, such as a spent request budget; `undefined` if it can. */
	blockReason: (url: URL) => Promise<string | undefined>;
	fetch?: typeof fetch;
}

/** Sends the Library one preflight request, as a reader's browser does before a vote. Sends no vote. */
export async function checkVotes(site: Site, options: VotesOptions): Promise<VotesCheck> {
	const home = site.urls.absolute('/');
	const [article] = site.articles;
	const page = articlePage(site, article?.address);
	const notChecked = (said: string, advice: string): VotesCheck => ({ taken: undefined, said, advice });
	if (!site.config.feedback) return notChecked('not checked: `feedback` is off, so no article asks for a vote.', '');
	if (home === undefined || page === undefined) {
		return notChecked('not checked: SITE_URL is not set.', 'Set it to the public URL of this site, then check again.');
	}
	if (page.voteUrl === undefined)
		return notChecked('not checked: the source of the articles does not accept votes.', '');
	const { origin } = new URL(home);
	const target = new URL(page.voteUrl);
	const blocked = await options.blockReason(target);
	if (blocked !== undefined) return notChecked(`not checked: ${blocked}.`, 'Check again later.');
	try {
		const reason = explainRefusal(await sendPreflight(target, origin, options.fetch ?? fetch), origin);
		if (reason === undefined)
			return { taken: true, said: `${target.origin} accepts votes from ${origin}.`, advice: '' };
		return { taken: false, said: `${target.origin} does not accept votes from ${origin}: ${reason}.`, advice: ADVICE };
	} catch (error) {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		const reason = cause instanceof Error ? cause.message : String(cause);
		return notChecked(
			`not checked: ${target.origin} can’t be reached (${reason}).`,
			'Look at the network and at CSTAR_URL, then check again.',
		);
	}
}

async function sendPreflight(target: URL, origin: string, send: typeof fetch): Promise<PreflightResponse> {
	const response = await send(target, {
		method: 'OPTIONS',
		headers: {
			origin,
			'access-control-request-method': 'POST',
			'access-control-request-headers': 'content-type',
		},
		redirect: 'manual',
		signal: AbortSignal.timeout(TIMEOUT_MS),
	});
	await response.body?.cancel();
	return response;
}

const ADVICE =
	'Ask cStar’s support to allow this origin to read and write the public Library (CORS). Until then a vote waits in the reader’s browser for up to 30 days; `feedback: false` in src/help-center.config.ts removes the question from the pages.';
