import { oncePerSite } from '../once-per-site.ts';
import type { SiteFrame } from '../site.ts';

/**
 * Cache for the parts that are the same on every page of a site: their HTML by name, filled by the first page that
 * renders them.
 */
export const getSharedHtml = oncePerSite((_: SiteFrame) => new Map<string, string>());
