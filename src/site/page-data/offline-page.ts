import type { Urls } from '../addresses/urls.ts';
import type { Site } from '../site.ts';
import { serializeForScript } from './json-ld.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** What a page runs so that it can be read offline: once it has loaded, so that nothing of it waits. */
export function createRegistrationScript({ base }: Pick<Urls, 'base'>): string {
	const asked = `${serializeForScript(`${base}sw.js`)},{scope:${serializeForScript(base)},updateViaCache:'none'}`;
	return `addEventListener('load',()=>navigator.serviceWorker?.register(${asked}).catch(()=>{}))`;
}

/** The frame of the page that stands where one isn't kept on the device and the network is out. */
export function offlinePage(site: Site): PageFrame {
	return createPageFrame(site, {
		heading: site.words.offlineTitle,
		description: site.words.offlineText,
		path: site.urls.file('offline/'),
		robots: 'noindex',
	});
}
