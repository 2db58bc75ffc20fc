import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { SampleResponse } from './answers.ts';
import { HttpError } from './refusal.ts';

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

/** A picture or film of the sample, from a folder without deeper ones; anything else is refused with 404. */
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
