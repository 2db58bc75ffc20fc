import type { Urls } from '../addresses/urls.ts';
import type { Site } from '../site.ts';
import { serializeForScript } from './json-ld.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** Inline script that registers the service worker, after the `load` event so that it delays nothing on the page. */
export function createRegistrationScript({ base }: Pick<Urls, 'base'>): string {
	const registration = `${serializeForScript(`${base}sw.js`)},{scope:${serializeForScript(base)},updateViaCache:'none'}`;
	return `addEventListener('load',()=>navigator.serviceWorker?.register(${registration}).catch(()=>{}))`;
}

/** The frame of the page that is shown offline instead of a page that isn't cached. */
export function offlinePage(site: Site): PageFrame {
	return createPageFrame(site, {
		heading: site.words.offlineTitle,
		description: site.words.offlineText,
		path: site.urls.file('offline/'),
		robots: 'noindex',
	});
}
