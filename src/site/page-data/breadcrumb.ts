/** One step of the way from the home page; the last one is the page itself and has no path. */
export interface Crumb {
	name: string;
	path: string | undefined;
}
