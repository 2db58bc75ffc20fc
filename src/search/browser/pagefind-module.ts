/** What we use of Pagefind's own module (1.6). */
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

/** An article that Pagefind found; its words are fetched when asked for. */
export interface PagefindResult {
	data(): Promise<PagefindFragment>;
}

/** A part of an article, below a heading. */
export interface SubResult {
	title: string;
	url: string;
	excerpt: string;
	weighted_locations: { balanced_score: number }[];
}

/** What Pagefind knows of an article. */
export interface PagefindFragment {
	url: string;
	excerpt: string;
	meta: Record<string, string | undefined>;
	sub_results: SubResult[];
	content: string;
	/** Which words of `content` matched. */
	locations: number[];
}

/** The index, opened. */
export interface OpenPagefindIndex {
	pagefind: Pagefind;
	/** Its name changes with every index: one that was replaced while the page stood open finds nothing, silently. */
	version: string;
}

/** Words. */
const EXCERPT = 22;
const TIMEOUT = 15_000;

/** Waits for what Pagefind does, which has no end of its own where a file never comes. */
export async function withTimeout<T>(task: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('The search index did not come in time.')), TIMEOUT);
	});
	return Promise.race([task, late]).finally(() => clearTimeout(timer));
}

/** The name of the index as it stands below `bundle` now. */
export async function fetchIndexVersion(bundle: string): Promise<string> {
	const entry = await fetch(`${bundle}pagefind-entry.json`, {
		cache: 'no-cache',
		signal: AbortSignal.timeout(TIMEOUT),
	});
	if (!entry.ok) throw new Error(`The search index answered ${entry.status}.`);
	return entry.text();
}

/** Loads Pagefind and its index from `bundle`; paths of articles get `base` in front. */
export async function openPagefindIndex(bundle: string, base: string): Promise<OpenPagefindIndex> {
	// `import()` of a built file has no type; this is the part of Pagefind's documented API that we call.
	const module: Promise<Pagefind> = import(/* @vite-ignore */ new URL(`${bundle}pagefind.js`, document.baseURI).href);
	const [pagefind, version] = await Promise.all([module, fetchIndexVersion(bundle)]);
	await pagefind.options({ baseUrl: base, excerptLength: EXCERPT, excerptEllipsis: '…' });
	await pagefind.init();
	await pagefind.filters();
	return { pagefind, version };
}
