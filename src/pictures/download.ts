import { NoPicture, type PictureRequestOptions, requestPicture } from './request-picture.ts';

/** By what a host tells whether a picture has changed. */
export interface CacheValidators {
	etag?: string | undefined;
	modified?: string | undefined;
}

/** A picture as it came, or nothing where it is the same as before. */
export interface Download extends CacheValidators {
	bytes: Buffer | undefined;
}

/**
 * Fetches a picture, unless it still has the marks of last time.
 * @throws {NoPicture} where something else comes, or more than `most` bytes; other errors where nothing does
 */
export async function downloadPicture(
	url: string,
	{ etag, modified }: CacheValidators,
	{ maxBytes, ...options }: PictureRequestOptions & { maxBytes: number },
): Promise<Download> {
	// One time for all of it: also an answer that begins and never ends is given up.
	const signal = AbortSignal.timeout(options.patience);
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
	const { etag: mark, 'last-modified': since } = response.headers;
	return { bytes: Buffer.concat(chunks), etag: mark, modified: since };
}
