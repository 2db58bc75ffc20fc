import type { APIContext } from 'astro';
import { currentSite } from '../../../site/current.ts';
import { createFileResponse } from '../../../site/feeds/file-response.ts';
import { createCategoryFeed } from '../../../site/feeds/sitemap-and-atom.ts';
import { categoryFeedPaths } from '../../../site/page-data/category-page.ts';

export const getStaticPaths = () => categoryFeedPaths(currentSite());

export const GET = ({ params }: APIContext) =>
	createFileResponse(createCategoryFeed(currentSite(), params.address), 'application/atom+xml');
