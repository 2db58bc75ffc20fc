import { VIDEO_ORIGINS } from '../../../model/video-origins.ts';

/** A video as `createLinkCard` writes it. In the text of an article, `<` is escaped. */
const VIDEO = /<p class="embed" data-video="(https:\/\/[^"/]+)\//g;

/** Origins of the players that an article's videos need, from its HTML; empty unless `videos` is configured. */
export function listVideoOrigins(html: string): string[] {
	const found = new Set(Array.from(html.matchAll(VIDEO), ([, origin]) => origin));
	return VIDEO_ORIGINS.filter((origin) => found.has(origin));
}
