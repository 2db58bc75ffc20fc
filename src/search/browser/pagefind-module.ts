/** The part of Pagefind's own module (1.6) that we use. */
export interface Pagefind {
	options(options: { baseUrl: string; excerptLength: number; excerptEllipsis: string }): Promise<void>;
	init(): Promise<void>;
	destroy(): Promise<void>;
	filters(): Promise<unknown>;
	search(
		query: string,
		options: { filters: Record<string, string> },
	): Promise<{ results: PagefindResult[]; totalFilters: Record<string, Record<string, number> | undefined> }>;
}

/** An article that Pagefind found. Its text is fetched when `data` is called. */
export interface PagefindResult {
	data(): Promise<PagefindFragment>;
}

/** A section of an article, below a heading. */
export interface SubResult {
	title: string;
	url: string;
	excerpt: string;
	weighted_locations: { balanced_score: number }[];
}

/** What Pagefind knows about an article. */
export interface PagefindFragment {
	url: string;
	excerpt: string;
	meta: Record<string, string | undefined>;
	sub_results: SubResult[];
	content: string;
	/** Positions of the matching words in `content`. */
	locations: number[];
}

/** A loaded index. */
export interface OpenPagefindIndex {
	pagefind: Pagefind;
	/**
	 * Differs for every index. An index that was replaced while the page was open finds nothing and reports no error.
	 */
	version: string;
}

/** Length of an excerpt, in words. */
const EXCERPT_LENGTH = 22;
const TIMEOUT = 15_000;

/** Adds a timeout to a Pagefind call: Pagefind itself waits forever for a file that never arrives. */
export async function withTimeout<T>(task: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const timeout = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('The search index did not come in time.')), TIMEOUT);
	});
	return Promise.race([task, timeout]).finally(() => clearTimeout(timer));
}

/** Fetches the version of the index that is currently below `bundle`. */
export async function fetchIndexVersion(bundle: string): Promise<string> {
	const entry = await fetch(`${bundle}pagefind-entry.json`, {
		cache: 'no-cache',
		signal: AbortSignal.timeout(TIMEOUT),
	});
	if (!entry.ok) throw new Error(`The search index answered ${entry.status}.`);
	return entry.text();
}

/** Loads Pagefind and its index from `bundle`. `base` is put before the paths of articles. */
export async function openPagefindIndex(bundle: string, base: string): Promise<OpenPagefindIndex> {
	// `import()` of a built file has no type; this is the part of Pagefind's documented API that we call.
	const module: Promise<Pagefind> = import(/* @vite-ignore */ new URL(`${bundle}pagefind.js`, document.baseURI).href);
	const [pagefind, version] = await Promise.all([module, fetchIndexVersion(bundle)]);
	await pagefind.options({ baseUrl: base, excerptLength: EXCERPT_LENGTH, excerptEllipsis: '…' });
	await pagefind.init();
	await pagefind.filters();
	return { pagefind, version };
}
