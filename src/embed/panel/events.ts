import type { QueryDetail, SelectDetail } from '../types.ts';

function tell<Detail>(host: HTMLElement, type: string, detail: Detail): boolean {
	return host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
}

/** Tells the page what was looked for. `false`: the page shows an answer itself. */
export function dispatchQuery(host: HTMLElement, detail: QueryDetail): boolean {
	return tell(host, 'help-search:query', detail);
}

/** Tells the page what a reader chose. `false`: the page opens it itself. */
export function dispatchSelect(host: HTMLElement, detail: SelectDetail): boolean {
	return tell(host, 'help-search:select', detail);
}
