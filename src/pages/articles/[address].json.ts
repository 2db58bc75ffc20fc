import type { APIContext } from 'astro';
import { articleJson } from '../../site/article-json.ts';
import { articlePaths } from '../../site/article-page.ts';
import { currentSite } from '../../site/current.ts';
import { fileAnswer } from '../../site/file-answer.ts';

export const getStaticPaths = () => articlePaths(currentSite());
export const GET = ({ params }: Pick<APIContext, 'params'>) =>
	fileAnswer(articleJson(currentSite(), params.address), 'application/json');
