import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { SAMPLE_TEAM } from '../../sample/team.ts';
import type { SampleOptions } from '../../sample/types.ts';
import type { ClientOptions } from '../../src/sources/api/types.ts';
import { createCstarSource } from '../../src/sources/cstar/cstar-source.ts';
import { createPublicClient, type PublicClientOptions } from '../../src/sources/cstar/public-client.ts';
import type { SourceReader } from '../../src/sources/source.ts';
import { openStorages } from '../../src/storage/open-storages.ts';
import { createUnlimitedRequestBudget } from '../../src/storage/request-budget.ts';
import { type SyncOptions, syncLibrary } from '../../src/sync/sync.ts';
import { startSample, type TestLibrary } from './sample.ts';

/** A clock that only moves when `sleep` or `pass` is called, and records every sleep. */
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

/** Starts a sample Library and a client of it. Delays before retries have the smallest jitter: half of the full delay. */
export async function startClient(
	t: TestContext,
	options: SampleOptions = {},
	clientOptions: Partial<PublicClientOptions> = {},
): Promise<{ library: TestLibrary; client: SourceReader; clock: Clock; slept: number[] }> {
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
		...clientOptions,
	});
	return { library, client, clock, slept };
}

/** Creates a temporary folder that is removed after the test. */
export async function temporaryFolder(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'library-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** Options of a sync, or of its source, that a test changes. */
export interface SyncChanges extends Partial<Omit<SyncOptions, 'source' | 'storages'>>, ClientOptions {
	dataDir?: string;
	url?: URL;
	team?: string;
	apiKey?: string;
	requestsPerHour?: number;
}

/** Starts a sample Library. The returned `sync` reads it into a temporary folder, with a clock that only moves when it sleeps. */
export async function startSync(t: TestContext, options: SampleOptions = {}) {
	const clock = createClock();
	const library = await startSample(t, { now: clock.now, ...options });
	const dataDir = await temporaryFolder(t);
	const warnings: string[] = [];
	const sync = (changes: SyncChanges = {}) => {
		const { now, sleep } = clock;
		const source = createCstarSource({
			url: library.url,
			team: SAMPLE_TEAM,
			requestsPerHour: Number.POSITIVE_INFINITY,
			now,
			sleep,
			random: () => 0,
			...changes,
		});
		const storages = openStorages({ dataDir: changes.dataDir ?? dataDir }, source.team);
		return syncLibrary({ source, storages, syncMaxWait: 300, warn: (line) => warnings.push(line), now, ...changes });
	};
	return { library, clock, dataDir, warnings, sync };
}
