import type { QueryDetail, SelectDetail } from '../types.ts';

function dispatch<Detail>(host: HTMLElement, type: string, detail: Detail): boolean {
	return host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
}

/** Reports a search to the page. Returns `false` if the page shows the results itself. */
export function dispatchQuery(host: HTMLElement, detail: QueryDetail): boolean {
	return dispatch(host, 'help-search:query', detail);
}

/** Reports a chosen article to the page. Returns `false` if the page opens it itself. */
export function dispatchSelect(host: HTMLElement, detail: SelectDetail): boolean {
	return dispatch(host, 'help-search:select', detail);
}
