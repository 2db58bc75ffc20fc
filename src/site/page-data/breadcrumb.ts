/** One step of the breadcrumb, which begins with the home page. The last step is the page itself and has no path. */
export interface Crumb {
	name: string;
	path: string | undefined;
}
