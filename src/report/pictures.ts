import { describeFailure, NoPicture, type PictureRequestOptions, requestPicture } from '../pictures/request-picture.ts';

const TIMEOUT_MS = 10_000;
const CONCURRENCY = 4;

/** How to ask for pictures. */
export interface PictureCheckOptions extends Pick<PictureRequestOptions, 'trustedOrigins' | 'blockReason'> {
	onChecked?: (done: number, of: number) => void;
	/** Milliseconds for one answer. */
	timeoutMs?: number;
}

/** Asks each address whether a picture comes, a few at a time; returns the reason for each from which none does. */
export async function checkPictures(
	urls: Iterable<string>,
	options: PictureCheckOptions,
): Promise<Map<string, string>> {
	const waiting = [...new Set(urls)];
	const total = waiting.length;
	const broken = new Map<string, string>();
	let done = 0;
	const worker = async () => {
		for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
			const problem = await checkPicture(url, options);
			if (problem !== undefined) broken.set(url, problem);
			options.onChecked?.(++done, total);
		}
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, worker));
	return broken;
}

async function checkPicture(url: string, options: PictureCheckOptions): Promise<string | undefined> {
	const { timeoutMs = TIMEOUT_MS } = options;
	const ask = async (method: string) => {
		const response = await requestPicture(method, url, { ...options, patience: timeoutMs, purpose: 'content report' });
		// The connection ends with the first headers: no picture is loaded.
		response.destroy();
	};
	try {
		// Some hosts know no HEAD: only what GET says is believed against a picture.
		await ask('HEAD').catch((error: unknown) => {
			if (error instanceof NoPicture) return ask('GET');
			throw error;
		});
		return undefined;
	} catch (error) {
		return describeFailure(error, timeoutMs);
	}
}
