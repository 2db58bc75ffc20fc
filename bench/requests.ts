import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SampleContent } from '../sample/content.ts';
import { createCounters } from '../sample/counters.ts';
import { answerPublicApi } from '../sample/public-api.ts';
import { SAMPLE_TEAM } from '../sample/team.ts';
import { createWireFormat } from '../sample/wire.ts';
import { createCstarSource } from '../src/sources/cstar/cstar-source.ts';
import { openStorages } from '../src/storage/open-storages.ts';
import { syncLibrary } from '../src/sync/sync.ts';
import { articles, category } from '../tests/support/sample.ts';
import { formatTable } from './table.ts';

/** The documented rate limit per IP address. */
const PER_HOUR = 200;

/** The size of a generated Library, and how its list endpoint behaves. */
interface LibraryKind {
	count: number;
	contentInList: boolean;
	maxPageSize: number;
}

/**
 * Prints how many requests a sync takes: the first one, one without changes, and one after 1 % of the articles changed. The arguments
 * are numbers of articles.
 */
export async function benchRequests(args: readonly string[]): Promise<void> {
	const counts = args.length > 0 ? args.map(Number) : [100, 1_000, 10_000];
	const rows = [['articles', 'list', 'page size', 'first', 'runs at 200/h', 'unchanged', '1 % changed']];
	for (const count of counts) {
		for (const contentInList of [false, true]) {
			for (const maxPageSize of [20, 100]) rows.push(await measureRow({ count, contentInList, maxPageSize }));
		}
	}
	console.log(formatTable(rows));
}

async function measureRow(kind: LibraryKind): Promise<string[]> {
	const { count, contentInList, maxPageSize } = kind;
	const content = { categories: [category('basics')], articles: articles(count, () => ({ category: 'basics' })) };
	const dataDir = await mkdtemp(join(tmpdir(), 'help-center-requests-'));
	const sync = async (): Promise<number> => {
		const { stats, snapshot, stale } = await syncLibrary({
			source: createCstarSource({
				url: new URL('https://library.test'),
				team: SAMPLE_TEAM,
				requestsPerHour: Number.POSITIVE_INFINITY,
				fetch: createLibraryFetch(content, kind),
			}),
			storages: openStorages({ dataDir }, SAMPLE_TEAM),
			syncMaxWait: 3_600,
		});
		if (stale || snapshot.articles.length !== count)
			throw new Error(`The sync fetched ${snapshot.articles.length} of ${count} articles.`);
		return stats.requestsUsed;
	};
	try {
		const first = await sync();
		const unchanged = await sync();
		content.articles = content.articles.map((each, index) =>
			index % 100 === 0 ? { ...each, title: 'New', updatedAt: '2026-02-01T00:00:00.000Z' } : each,
		);
		const figures = [first, Math.ceil(first / PER_HOUR), unchanged, await sync()];
		const list = contentInList ? 'with content' : 'without';
		return [String(count), list, String(maxPageSize), ...figures.map((figure) => figure.toLocaleString('en'))];
	} finally {
		await rm(dataDir, { recursive: true, force: true });
	}
}

/** A `fetch` that the sample Library answers in memory, without a network. */
function createLibraryFetch(content: SampleContent, kind: LibraryKind): typeof fetch {
	const data = { teams: [SAMPLE_TEAM], content, counters: createCounters(undefined, () => {}), log: () => {} };
	const wire = createWireFormat(kind);
	const meta = { requestId: 'req_000000000000', timestamp: '2026-11-22T02:12:00.000Z' };
	return async (target) => {
		const { pathname, searchParams } = new URL(String(target));
		const path = pathname.split('/').slice(3).map(decodeURIComponent);
		return Response.json(answerPublicApi({ method: 'GET', path, query: searchParams, body: '', wire, meta }, data));
	};
}
