import { NoPicture, type PictureRequestOptions, requestPicture } from './request-picture.ts';

/** What a conditional request sends: a host's `ETag` and `Last-Modified` of last time. */
export interface CacheValidators {
	etag?: string | undefined;
	modified?: string | undefined;
}

/** A downloaded picture; `bytes` is undefined if it has not changed (304). */
export interface Download extends CacheValidators {
	bytes: Buffer | undefined;
}

/**
 * Downloads a picture if it has changed.
 * @throws {NoPicture} if the response is not a picture or has more than `maxBytes`; other errors if there is no response
 */
export async function downloadPicture(
	url: string,
	{ etag, modified }: CacheValidators,
	{ maxBytes, ...options }: PictureRequestOptions & { maxBytes: number },
): Promise<Download> {
	// One time limit for all of it, also for a body that never ends.
	const signal = AbortSignal.timeout(options.timeoutMs);
	const response = await requestPicture('GET', url, {
		...options,
		signal,
		headers: { ...(etag && { 'if-none-match': etag }), ...(modified && { 'if-modified-since': modified }) },
	});
	if (response.statusCode === 304) {
		response.destroy();
		return { bytes: undefined, etag, modified };
	}
	const tooLarge = () => new NoPicture(`it is larger than ${Math.round(maxBytes / 1e6)} MB`);
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
		for await (const chunk of response) {
			size += chunk.length;
			if (size > maxBytes) throw tooLarge();
			chunks.push(chunk);
		}
	} catch (error) {
		throw signal.aborted ? signal.reason : error;
	} finally {
		response.destroy();
	}
	return {
		bytes: Buffer.concat(chunks),
		etag: response.headers.etag,
		modified: response.headers['last-modified'],
	};
}
