import { createLimiter } from '../files/limit-concurrency.ts';
import { describeFailure, NoPicture, type PictureRequestOptions, requestPicture } from '../pictures/request-picture.ts';

const TIMEOUT_MS = 10_000;
const CONCURRENCY = 4;

/** How pictures are requested. */
export interface PictureCheckOptions extends Pick<PictureRequestOptions, 'trustedOrigins' | 'blockReason'> {
	onChecked?: (done: number, of: number) => void;
	/** Milliseconds for one picture. */
	timeoutMs?: number;
}

/** Requests each picture once, a few at a time; returns the URLs that don't load, with the reason. */
export async function checkPictures(
	urls: Iterable<string>,
	options: PictureCheckOptions,
): Promise<Map<string, string>> {
	const unique = [...new Set(urls)];
	const broken = new Map<string, string>();
	const limiter = createLimiter(CONCURRENCY);
	let done = 0;
	const check = async (url: string) => {
		const problem = await checkPicture(url, options);
		if (problem !== undefined) broken.set(url, problem);
		options.onChecked?.(++done, unique.length);
	};
	await Promise.all(unique.map((url) => limiter.run(() => check(url))));
	return broken;
}

/** Why a picture doesn't load; `undefined` if it does. */
async function checkPicture(url: string, options: PictureCheckOptions): Promise<string | undefined> {
	const { timeoutMs = TIMEOUT_MS } = options;
	const request = async (method: string) => {
		const response = await requestPicture(method, url, { ...options, timeoutMs, purpose: 'content report' });
		// The headers are enough: the picture itself is not downloaded.
		response.destroy();
	};
	try {
		// Some hosts don't support HEAD, so a picture counts as broken only if GET fails too.
		await request('HEAD').catch((error: unknown) => {
			if (error instanceof NoPicture) return request('GET');
			throw error;
		});
		return undefined;
	} catch (error) {
		return describeFailure(error, timeoutMs);
	}
}
