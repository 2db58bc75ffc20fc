import { createQuickJson } from '../../search/index/quick-index.ts';
import { currentSite } from '../../site/current.ts';
import { createFileResponse } from '../../site/feeds/file-response.ts';

export const GET = () => createFileResponse(createQuickJson(currentSite()), 'application/json');
