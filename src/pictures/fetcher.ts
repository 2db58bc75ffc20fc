import { createLimiter } from './concurrency.ts';
import { type CacheValidators, type Download, downloadPicture } from './download.ts';
import { PrivateHost } from './private-hosts.ts';
import { NoPicture } from './request-picture.ts';

/** How hosts are asked in one run. Times are milliseconds, sizes bytes. */
export interface PictureFetchOptions {
	trustedOrigins: readonly string[];
	blockReason?: ((url: URL) => Promise<string | undefined>) | undefined;
	/** For one picture. */
	timeoutMs?: number;
	maxBytes?: number;
	/** For all of them: after that no host is asked, and the next build goes on. */
	maxTotalBytes?: number;
	maxTotalMs?: number;
	now?: () => number;
}

/** How long one picture may take. */
export const PICTURE_TIMEOUT_MS = 20_000;
const MAX_CONCURRENT = 6;
const MAX_PER_HOST = 2;
/** After so many failures, and no answer in between, a host is left alone for the rest of the run. */
const MAX_HOST_FAILURES = 3;

/** Fetches pictures as a polite guest: few at a time, fewer of one host, and none of one that has trouble. */
export function createPictureFetcher(
	options: PictureFetchOptions,
): (url: string, validators: CacheValidators) => Promise<Download> {
	const {
		trustedOrigins,
		blockReason,
		timeoutMs = PICTURE_TIMEOUT_MS,
		maxBytes = 20e6,
		maxTotalBytes = 1e9,
		maxTotalMs = 600_000,
	} = options;
	const { now = Date.now } = options;
	const hosts = new Map<string, { limit: ReturnType<typeof createLimiter>; failures: number }>();
	const limit = createLimiter(MAX_CONCURRENT);
	const begun = now();
	let received = 0;
	return (url, validators) => {
		const { host } = new URL(url);
		const hostState = hosts.get(host) ?? { limit: createLimiter(MAX_PER_HOST), failures: 0 };
		hosts.set(host, hostState);
		const fetchNow = async () => {
			if (hostState.failures >= MAX_HOST_FAILURES) throw new NoPicture('not asked: its host had trouble with others');
			if (now() - begun > maxTotalMs || received > maxTotalBytes) throw new NoPicture('left for the next build');
			try {
				const downloaded = await downloadPicture(url, validators, {
					trustedOrigins,
					blockReason,
					patience: timeoutMs,
					maxBytes,
					purpose: 'copies of pictures',
				});
				received += downloaded.bytes?.length ?? 0;
				hostState.failures = 0;
				return downloaded;
			} catch (error) {
				hostState.failures += countFailures(error);
				throw error;
			}
		};
		return hostState.limit(() => limit(fetchNow));
	};
}

/** How much of the patience with a host a failure takes: all of it where the host asks for quiet, none where it answered. */
function countFailures(error: unknown): number {
	if (error instanceof PrivateHost) return 0;
	if (!(error instanceof NoPicture)) return 1;
	return error.status === 429 ? MAX_HOST_FAILURES : (error.status ?? 0) >= 500 ? 1 : 0;
}
