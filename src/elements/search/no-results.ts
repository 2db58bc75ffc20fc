import type { Hit } from '../../search/browser/search-answer.ts';
import { partOf } from './part-of.ts';

/** A way to people that knows what was looked for: the subject of a mail, or `q` of a page of this site; others stay as they are. */
export function addQueryToLink(href: string, words: string, origin: string): string {
	const target = new URL(href, origin);
	if (target.protocol === 'mailto:') {
		if (!/[?&]subject=/i.test(href))
			return `${href}${href.includes('?') ? '&' : '?'}subject=${encodeURIComponent(words)}`;
	} else if (target.origin === new URL(origin).origin && !target.searchParams.has('q')) {
		target.searchParams.set('q', words);
		return target.pathname + target.search + target.hash;
	}
	return href;
}

/** Leads on from where nothing was found: to the nearest spelling, and to people, with the words carried over. */
export function showNoResults(box: HTMLElement, query: string, nearest: string | undefined): void {
	const offer = partOf(box, 'nearest');
	offer.hidden = nearest === undefined;
	const words = offer.querySelector('button');
	if (words) words.textContent = nearest ?? '';
	for (const link of partOf(box, 'nothing').querySelectorAll<HTMLAnchorElement>('a[data-contact]')) {
		link.href = addQueryToLink(link.dataset.contact ?? '', query, location.origin);
	}
}

/** On the page that stands where none is: offers the article that is nearest to its address. */
export function showNearestArticle(box: HTMLElement, hit: Hit | undefined): void {
	const offer = partOf(box, 'lost');
	offer.hidden = hit === undefined;
	const link = offer.querySelector('a');
	if (!link || !hit) return;
	link.href = hit.href;
	link.textContent = hit.title;
}
