import { isFarFetched } from './far-fetched.ts';
import { afterTitle, readExcerpt } from './marked-text.ts';
import type { Answer, Ask, Hit } from './search-answer.ts';
import { joinWords, partWords } from './unspaced.ts';

/** What we use of Pagefind's own module (1.6). */
interface Pagefind {
	options(options: { baseUrl: string; excerptLength: number; excerptEllipsis: string }): Promise<void>;
	init(): Promise<void>;
	destroy(): Promise<void>;
	filters(): Promise<unknown>;
	search(
		query: string,
		options: { filters: Record<string, string> },
	): Promise<{ results: Found[]; totalFilters: Counts }>;
}
type Counts = Record<string, Record<string, number> | undefined>;
interface Found {
	data(): Promise<Fragment>;
}
interface SubResult {
	title: string;
	url: string;
	excerpt: string;
	weighted_locations: { balanced_score: number }[];
}
interface Fragment {
	url: string;
	excerpt: string;
	meta: Record<string, string | undefined>;
	sub_results: SubResult[];
	content: string;
	/** Which words of `content` matched. */
	locations: number[];
}

const AT_ONCE = 8;
const HEADINGS = 3;
/** Words. */
const EXCERPT = 22;
const TIMEOUT = 15_000;
const AGAIN = 5_000;

async function inTime<T>(task: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('The search index did not come in time.')), TIMEOUT);
	});
	return Promise.race([task, late]).finally(() => clearTimeout(timer));
}

function weight({ weighted_locations }: SubResult): number {
	return weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}

function readFragment({ url, excerpt, meta, sub_results }: Fragment): Hit {
	const headings = sub_results.filter((part) => part.url.includes('#'));
	const best = new Set([...headings].sort((a, b) => weight(b) - weight(a)).slice(0, HEADINGS));
	const title = joinWords(meta.title ?? url);
	return {
		title,
		href: url,
		category: meta.category,
		excerpt: afterTitle(readExcerpt(joinWords(excerpt)), title),
		headings: headings
			.filter((part) => best.has(part))
			.map(({ title, url, excerpt }) => ({
				title: joinWords(title),
				href: url,
				excerpt: afterTitle(readExcerpt(joinWords(excerpt)), joinWords(title)),
			})),
	};
}

/** Searches the index below `bundle`; its paths get `base` in front. Nothing is loaded before the first `start` or `ask`. */
export function createPagefindSearch(bundle: string, base: string): { start: () => Promise<unknown>; ask: Ask } {
	let ready: Promise<{ pagefind: Pagefind; version: string }> | undefined;

	// Its name changes with every index: one that was replaced while the page stood open finds nothing, silently.
	const readVersion = async () => {
		const entry = await fetch(`${bundle}pagefind-entry.json`, {
			cache: 'no-cache',
			signal: AbortSignal.timeout(TIMEOUT),
		});
		if (!entry.ok) throw new Error(`The search index answered ${entry.status}.`);
		return entry.text();
	};
	const open = async () => {
		// `import()` of a built file has no type; this is the part of Pagefind's documented API that we call.
		const module: Promise<Pagefind> = import(/* @vite-ignore */ new URL(`${bundle}pagefind.js`, document.baseURI).href);
		const [pagefind, version] = await Promise.all([module, readVersion()]);
		await pagefind.options({ baseUrl: base, excerptLength: EXCERPT, excerptEllipsis: '…' });
		await pagefind.init();
		await pagefind.filters();
		return { pagefind, version };
	};
	const start = () => {
		if (ready) return ready;
		const opening = inTime(open());
		// Whoever was offline may be back in a while.
		opening.catch(() => setTimeout(forget, AGAIN, opening));
		ready = opening;
		return opening;
	};
	const forget = (opening: typeof ready) => {
		if (ready === opening) ready = undefined;
	};

	const read = async (found: Found[], from: number, rest: Omit<Answer, 'hits' | 'more'>): Promise<Answer> => {
		const to = from + AT_ONCE;
		const fragments = await inTime(Promise.all(found.slice(from, to).map((result) => result.data())));
		const more = to < found.length ? () => read(found, to, rest) : undefined;
		return { ...rest, hits: fragments.map(readFragment), more };
	};

	const isAnswer = async (query: string, best: Found | undefined) => {
		if (!best) return false;
		const { meta, content, locations } = await inTime(best.data());
		const words = content.split(/\s+/);
		const titles = Object.values(meta).map((text) => text ?? '');
		return !isFarFetched(query, [...titles, ...locations.map((location) => words[location] ?? '')]);
	};
	const askOnce = async (query: string, category: string | undefined): Promise<Answer> => {
		const { pagefind, version } = await start();
		const { results, totalFilters } = await inTime(
			pagefind.search(partWords(query), { filters: category ? { category } : {} }),
		);
		if (!(await isAnswer(query, results[0]))) {
			if ((await readVersion()) !== version) throw new Error('The search index was replaced.');
			return { total: 0, hits: [], categories: [], more: undefined, isElsewhere: false };
		}
		const counts = Object.entries(totalFilters.category ?? {}).map(([name, count]) => ({ name, count }));
		const categories = counts.filter(({ count }) => count > 0);
		return read(results, 0, { total: results.length, categories, isElsewhere: false });
	};
	const ask: Ask = async (query, category) => {
		const before = ready;
		try {
			return await askOnce(query, category);
		} catch (error) {
			// What was open before may have been replaced since: once more with what is there now.
			if (before === undefined || ready !== before) throw error;
			await (await before).pagefind.destroy();
			forget(before);
			return askOnce(query, category);
		}
	};
	return { start, ask };
}
