import { addPageToMail } from '../../model/mail-link.ts';
import type { PageFrame } from './page-frame.ts';

/** Stand for the page in the footer, which is rendered once for all pages. Percent-encoding leaves them as they are. */
const MARKS = { title: 'HELP-PAGE-TITLE', address: 'HELP-PAGE-ADDRESS' };

/** A contact link of the footer, for any page: `fillFooterMail` makes it one of a certain page. */
export function createFooterMail(href: string): string {
	return addPageToMail(href, MARKS);
}

/** The title and address of a page, as a mail about it names them; without SITE_URL the address is a path. */
export function describeMailPage({ site, heading, path }: Pick<PageFrame, 'site' | 'heading' | 'path'>) {
	return { title: heading, address: site.urls.absolute(path) ?? path };
}

/** Fills a page's title and address into the contact links of the footer's HTML. */
export function fillFooterMail(html: string, frame: Pick<PageFrame, 'site' | 'heading' | 'path'>): string {
	const { title, address } = describeMailPage(frame);
	// Functions, because `$` in a replacement text has a meaning.
	return html
		.replaceAll(MARKS.title, () => encodeURIComponent(title.toWellFormed()))
		.replaceAll(MARKS.address, () => encodeURIComponent(address));
}
