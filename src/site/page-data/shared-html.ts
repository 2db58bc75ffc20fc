import { oncePerSite } from '../once-per-site.ts';

/** The parts of a page that are the same on every page of a site, as HTML by their names: filled by the first page that needs them. */
export const getSharedHtml = oncePerSite(() => new Map<string, string>());
