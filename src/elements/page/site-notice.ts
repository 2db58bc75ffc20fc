/** Removes a notice after its last day (`until`, in UTC), also if the page was built before that. */
export class SiteNotice extends HTMLElement {
	connectedCallback(): void {
		const until = this.getAttribute('until');
		if (until && new Date().toISOString().slice(0, 10) > until) this.remove();
	}
}
