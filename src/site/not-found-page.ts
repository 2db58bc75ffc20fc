import { type Frame, frameOf } from './frame.ts';
import type { Site } from './site.ts';

/** The frame of the page that stands where none is. */
export function notFoundPage(site: Site): Frame {
	return frameOf(site, {
		heading: site.words.notFoundTitle,
		description: site.words.notFoundText,
		path: site.urls.file('404.html'),
		robots: 'noindex',
	});
}
