import { addMailField, createMailBody } from '../../model/mail-link.ts';
import type { Hit } from '../../search/browser/search-answer.ts';
import { getPart } from './get-part.ts';

/**
 * Adds the query to a contact link: as the subject of an email, or as `q` for a page of this site. Other links stay
 * unchanged.
 */
export function addQueryToLink(href: string, query: string, origin: string): string {
	const target = new URL(href, origin);
	if (target.protocol === 'mailto:') return addMailField(href, 'subject', query);
	if (target.origin === new URL(origin).origin && !target.searchParams.has('q')) {
		target.searchParams.set('q', query);
		return target.pathname + target.search + target.hash;
	}
	return href;
}

/** Writes the title and address of the page into a contact link that is an email. */
export function addHereToMail(href: string): string {
	return addMailField(href, 'body', createMailBody(document.title, location.href));
}

/** Offers to search for a similar query, or for none. */
export function showNearest(box: HTMLElement, nearest: string | undefined): void {
	const section = getPart(box, 'nearest');
	section.hidden = nearest === undefined;
	const button = section.querySelector('button');
	if (button) button.textContent = nearest ?? '';
}

/** Fills the query into the links to a person. */
export function addQueryToWays(box: HTMLElement, query: string): void {
	for (const link of getPart(box, 'ways').querySelectorAll<HTMLAnchorElement>('a[data-contact]')) {
		link.href = addQueryToLink(addHereToMail(link.dataset.contact ?? ''), query, location.origin);
	}
}

/** On the 404 page: offers the article that matches the words of the requested path best. */
export function showNearestArticle(box: HTMLElement, hit: Hit | undefined): void {
	const section = getPart(box, 'lost');
	section.hidden = hit === undefined;
	const link = section.querySelector('a');
	if (!link || !hit) return;
	link.href = hit.href;
	link.textContent = hit.title;
}
