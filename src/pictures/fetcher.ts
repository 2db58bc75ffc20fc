import { createLimiter, type Limiter } from '../files/limit-concurrency.ts';
import { type CacheValidators, type Download, downloadPicture } from './download.ts';
import { PrivateHost } from './private-hosts.ts';
import { NoPicture } from './request-picture.ts';

/** Limits for downloading pictures in one run. Times are milliseconds, sizes bytes. */
export interface PictureFetchOptions {
	/** See `PictureRequestOptions`, as for `blockReason`. */
	trustedOrigins: readonly string[];
	blockReason?: ((url: URL) => Promise<string | undefined>) | undefined;
	/** For one picture. */
	timeoutMs?: number;
	maxBytes?: number;
	/** For all pictures: after that the rest is left for the next build. */
	maxTotalBytes?: number;
	maxTotalMs?: number;
	now?: () => number;
}

/** Time limit for one picture. */
export const PICTURE_TIMEOUT_MS = 20_000;
const MAX_CONCURRENT = 6;
const MAX_PER_HOST = 2;
/** After so many failures in a row, a host gets no more requests in this run. */
const MAX_HOST_FAILURES = 3;

/** Creates a downloader that is polite to hosts: few requests at a time, fewer per host, none to a host that keeps failing. */
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
	const hosts = new Map<string, { limiter: Limiter; failures: number }>();
	const limiter = createLimiter(MAX_CONCURRENT);
	const startedAt = now();
	let received = 0;
	return (url, validators) => {
		const { host } = new URL(url);
		const hostState = hosts.get(host) ?? { limiter: createLimiter(MAX_PER_HOST), failures: 0 };
		hosts.set(host, hostState);
		const fetchNow = async () => {
			if (hostState.failures >= MAX_HOST_FAILURES) throw new NoPicture('not requested: its host failed several times');
			if (now() - startedAt > maxTotalMs || received > maxTotalBytes) throw new NoPicture('left for the next build');
			try {
				const downloaded = await downloadPicture(url, validators, {
					trustedOrigins,
					blockReason,
					timeoutMs,
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
		return hostState.limiter.run(() => limiter.run(fetchNow));
	};
}

/** How many failures of a host an error counts for: 429 counts as all, other responses below 500 as none. */
function countFailures(error: unknown): number {
	if (error instanceof PrivateHost) return 0;
	if (!(error instanceof NoPicture)) return 1;
	return error.status === 429 ? MAX_HOST_FAILURES : (error.status ?? 0) >= 500 ? 1 : 0;
}
