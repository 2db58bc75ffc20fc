import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { HttpError } from './http-error.ts';
import type { SampleResponse } from './responses.ts';

const TYPES: Record<string, string> = {
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.jpeg': 'image/jpeg',
	'.gif': 'image/gif',
	'.webp': 'image/webp',
	'.avif': 'image/avif',
	'.mp4': 'video/mp4',
	'.webm': 'video/webm',
};

/**
 * Reads an image or a video from a flat folder.
 * @throws HttpError 404 for anything else
 */
export async function readImage(folder: string, name: string): Promise<SampleResponse> {
	const type = TYPES[extname(name).toLowerCase()];
	if (type === undefined || !/^[\w-][\w.-]*$/.test(name)) throw createNotFound(name);
	const body = await readFile(join(folder, name)).catch(() => {
		throw createNotFound(name);
	});
	return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
}

function createNotFound(name: string): HttpError {
	return new HttpError(404, `There is no image called ${name}.`, { code: 'image_not_found' });
}
