import type { APIContext } from 'astro';
import { createTextParts } from '../../../search/index/text-parts.ts';
import { currentSite } from '../../../site/current.ts';
import { createFileResponse } from '../../../site/feeds/file-response.ts';

export const getStaticPaths = () =>
	createTextParts(currentSite()).map((_, part) => ({ params: { part: String(part) } }));

export const GET = ({ params }: Pick<APIContext, 'params'>) => {
	const part = createTextParts(currentSite())[Number(params.part)];
	return createFileResponse(part && JSON.stringify(part.file), 'application/json');
};
