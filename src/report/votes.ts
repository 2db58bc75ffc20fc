import { articlePage } from '../site/page-data/article-page.ts';
import type { Site } from '../site/site.ts';
import type { VotesCheck } from './types.ts';

const TIMEOUT_MS = 10_000;

/** What a browser learns from the answer to its preflight; the names are those of the Fetch standard. */
export interface PreflightResponse {
	status: number;
	headers: Headers;
}

/** Why a browser would not send a vote from `origin` after this answer; `undefined` where it would. */
export function explainRefusal({ status, headers }: PreflightResponse, origin: string): string | undefined {
	if (status < 200 || status > 299) return `it answers the browser’s question with ${status}`;
	const allowed = headers.get('access-control-allow-origin');
	if (allowed !== '*' && allowed !== origin) {
		return allowed === null ? 'it allows no other site' : `it allows ${allowed}, not ${origin}`;
	}
	// A vote is JSON, which a browser sends elsewhere only where its content type is allowed; POST always is.
	const names = (headers.get('access-control-allow-headers') ?? '')
		.toLowerCase()
		.split(',')
		.map((name) => name.trim());
	return names.includes('*') || names.includes('content-type')
		? undefined
		: 'it does not allow the header Content-Type';
}

/** How to ask; `refusal` says why the Library can't be asked now, if it can't. */
export interface VotesOptions {
	blockReason: (url: URL) => Promise<string | undefined>;
	fetch?: typeof fetch;
}

/** Asks the Library as a reader's browser would before a vote, once, and sends no vote. */
export async function checkVotes(site: Site, options: VotesOptions): Promise<VotesCheck> {
	const home = site.urls.absolute('/');
	const [article] = site.articles;
	const page = articlePage(site, article?.address);
	const notChecked = (said: string, advice: string): VotesCheck => ({ taken: undefined, said, advice });
	if (!site.config.feedback) return notChecked('not asked: `feedback` is off, no article asks for one.', '');
	if (home === undefined || page === undefined) {
		return notChecked('not asked: SITE_URL is not set.', 'Set it to the public address of this site and ask again.');
	}
	const { origin } = new URL(home);
	const target = new URL(page.voteUrl);
	const refused = await options.blockReason(target);
	if (refused !== undefined) return notChecked(`not asked: ${refused}`, 'Ask again later.');
	try {
		const response = await (options.fetch ?? fetch)(target, {
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
		const reason = explainRefusal(response, origin);
		if (reason === undefined) return { taken: true, said: `${target.origin} takes them from ${origin}.`, advice: '' };
		return { taken: false, said: `${target.origin} does not take them from ${origin}: ${reason}.`, advice: ADVICE };
	} catch (error) {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		const reason = cause instanceof Error ? cause.message : String(cause);
		return notChecked(
			`${target.origin} could not be asked (${reason}).`,
			'Check the network and CSTAR_URL, and ask again.',
		);
	}
}

const ADVICE =
	'Ask cStar’s support to let this origin read and write the public Library (CORS). Until then a vote waits in the reader’s browser for up to 30 days; `feedback: false` in src/help-center.config.ts takes the question off the pages.';
