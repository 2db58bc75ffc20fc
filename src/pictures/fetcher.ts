import { createGate } from './concurrency.ts';
import { type Download, download, type Marks } from './download.ts';
import { PrivateHost } from './private-hosts.ts';
import { NoPicture } from './request-picture.ts';

/** How hosts are asked in one run. Times are milliseconds, sizes bytes. */
export interface FetchOptions {
	trusted: readonly string[];
	refusal?: ((url: URL) => string | undefined) | undefined;
	/** For one picture. */
	patience?: number;
	most?: number;
	/** For all of them: after that no host is asked, and the next build goes on. */
	mostInAll?: number;
	longest?: number;
	now?: () => number;
}

/** How long one picture may take. */
export const PATIENCE = 20_000;
const AT_ONCE = 6;
const AT_ONE_HOST = 2;
/** After so many failures, and no answer in between, a host is left alone for the rest of the run. */
const PATIENCE_WITH_HOST = 3;

/** Fetches pictures as a polite guest: few at a time, fewer of one host, and none of one that has trouble. */
export function createFetcher(options: FetchOptions): (address: string, marks: Marks) => Promise<Download> {
	const { trusted, refusal, patience = PATIENCE, most = 20e6, mostInAll = 1e9, longest = 600_000 } = options;
	const { now = Date.now } = options;
	const hosts = new Map<string, { gate: ReturnType<typeof createGate>; failures: number }>();
	const gate = createGate(AT_ONCE);
	const begun = now();
	let received = 0;
	return (address, marks) => {
		const { host } = new URL(address);
		const place = hosts.get(host) ?? { gate: createGate(AT_ONE_HOST), failures: 0 };
		hosts.set(host, place);
		const fetchNow = async () => {
			if (place.failures >= PATIENCE_WITH_HOST) throw new NoPicture('not asked: its host had trouble with others');
			if (now() - begun > longest || received > mostInAll) throw new NoPicture('left for the next build');
			try {
				const came = await download(address, marks, {
					trusted,
					refusal,
					patience,
					most,
					purpose: 'copies of pictures',
				});
				received += came.bytes?.length ?? 0;
				place.failures = 0;
				return came;
			} catch (error) {
				place.failures += troubleOf(error);
				throw error;
			}
		};
		return place.gate(() => gate(fetchNow));
	};
}

/** How much of the patience with a host a failure takes: all of it where the host asks for quiet, none where it answered. */
function troubleOf(error: unknown): number {
	if (error instanceof PrivateHost) return 0;
	if (!(error instanceof NoPicture)) return 1;
	return error.status === 429 ? PATIENCE_WITH_HOST : (error.status ?? 0) >= 500 ? 1 : 0;
}
