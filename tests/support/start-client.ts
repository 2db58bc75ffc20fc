import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { SAMPLE_TEAM } from '../../sample/team.ts';
import type { SampleOptions } from '../../sample/types.ts';
import type { ApiOptions } from '../../src/sources/api/question.ts';
import { createUnlimitedRequestBudget } from '../../src/sources/api/request-budget.ts';
import { createPublicClient, type PublicClient } from '../../src/sources/cstar/public-client.ts';
import { type SyncOptions, syncLibrary } from '../../src/sync/sync.ts';
import { startSample, type TestLibrary } from './sample.ts';

/** A clock that only moves when somebody sleeps or `pass` is called, and writes down every sleep. */
export interface Clock {
	now: () => number;
	sleep: (ms: number) => Promise<void>;
	slept: number[];
	pass(ms: number): void;
}

export function createClock(start = Date.parse('2026-11-22T02:12:00Z')): Clock {
	let time = start;
	const slept: number[] = [];
	return {
		now: () => time,
		sleep: async (ms) => {
			slept.push(ms);
			time += ms;
		},
		slept,
		pass(ms) {
			time += ms;
		},
	};
}

/** A client of a sample Library; half of the jitter is always there. */
export async function startClient(
	t: TestContext,
	options: SampleOptions = {},
	ask: Partial<ApiOptions> & { team?: string } = {},
): Promise<{ library: TestLibrary; client: PublicClient; clock: Clock; slept: number[] }> {
	const clock = createClock();
	const library = await startSample(t, { now: clock.now, ...options });
	const { now, sleep, slept } = clock;
	const client = createPublicClient({
		url: library.url,
		team: SAMPLE_TEAM,
		budget: createUnlimitedRequestBudget(),
		now,
		sleep,
		random: () => 0,
		...ask,
	});
	return { library, client, clock, slept };
}

/** A folder that goes with the test. */
export async function temporaryFolder(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'library-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** A sample Library and a `sync` of it into a folder of its own, with a clock that only moves when somebody sleeps. */
export async function startSync(t: TestContext, options: SampleOptions = {}) {
	const clock = createClock();
	const library = await startSample(t, { now: clock.now, ...options });
	const dataDir = await temporaryFolder(t);
	const warnings: string[] = [];
	const sync = (rest: Partial<SyncOptions> = {}) =>
		syncLibrary({
			url: library.url,
			team: SAMPLE_TEAM,
			dataDir,
			requestsPerHour: Number.POSITIVE_INFINITY,
			syncMaxWait: 300,
			warn: (line) => warnings.push(line),
			now: clock.now,
			sleep: clock.sleep,
			random: () => 0,
			...rest,
		});
	return { library, clock, dataDir, warnings, sync };
}
