/** Puts a notice away after its last day (`until`, in UTC), also where the page was built before that. */
export class SiteNotice extends HTMLElement {
	connectedCallback(): void {
		const until = this.getAttribute('until');
		if (until && new Date().toISOString().slice(0, 10) > until) this.remove();
	}
}
