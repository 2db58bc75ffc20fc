import assert from 'node:assert/strict';
import { watch } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { SampleContent } from '../../../sample/content.ts';
import { SAMPLE_TEAM } from '../../../sample/team.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { createCstarSource } from '../../../src/sources/cstar/cstar-source.ts';
import { openStorages } from '../../../src/storage/open-storages.ts';
import { createSnapshotStore } from '../../../src/storage/snapshot-store.ts';
import { syncLibrary } from '../../../src/sync/sync.ts';
import { startCommand } from '../../support/command.ts';
import { copyProject } from '../../support/project-copy.ts';
import { article, articles, category, startSample } from '../../support/sample.ts';
import { seeded } from '../../support/seeded.ts';

const KILLS = 50;
/** How many articles a sync fetches in parallel, so how many requests can be in flight at a kill. */
const PARALLEL = 4;
const COUNT = 240;

test(`a sync that is killed at ${KILLS} random moments repeats only the requests that were in flight`, async (t) => {
	const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
	console.log(`SEED=${seed} repeats this run.`);
	const random = seeded(seed);
	const randomBelow = (limit: number) => Math.floor(random() * limit);

	const dataDir = await mkdtemp(join(tmpdir(), 'help-center-kills-'));
	t.after(() => rm(dataDir, { recursive: true, force: true }));
	const project = await copyProject();
	t.after(project.remove);
	const folder = join(dataDir, SAMPLE_TEAM);
	// Created before the first sync, so that it can be watched.
	await mkdir(folder);

	const content = { categories: [category('basics')], articles: articles(COUNT, () => ({ category: 'basics' })) };
	let requests: string[] = [];
	let onRequested = () => {};
	const library = await startSample(t, {
		content,
		maxPageSize: 20,
		onRequest: async ({ path }) => {
			requests.push(path);
			onRequested();
			await wait(randomBelow(20));
		},
	});

	const environment = {
		CSTAR_TEAM: SAMPLE_TEAM,
		CSTAR_URL: library.url.origin,
		DATA_DIR: dataDir,
		LIBRARY_REQUESTS_PER_HOUR: '1000000',
	};

	/** Runs a sync and kills it at a random moment. Returns whether it was killed: it may have ended before. */
	const runAndKill = async (): Promise<boolean> => {
		requests = [];
		const command = startCommand('sync', environment, project.folder);
		const kill = () => void command.child.kill('SIGKILL');
		const chance = random();
		const timer = chance < 0.1 ? setTimeout(kill, randomBelow(800)) : undefined;
		// A quarter of the kills wait until the snapshot is being saved.
		const onSaving = (name: string | null) => name?.startsWith('library.ndjson') && setTimeout(kill, randomBelow(40));
		const watcher = chance > 0.75 ? watch(folder, (_, name) => onSaving(name)) : undefined;
		let left = timer || watcher ? Number.POSITIVE_INFINITY : 1 + randomBelow(45);
		onRequested = () => {
			left -= 1;
			if (left === 0) setTimeout(kill, randomBelow(20));
		};
		const code = await command.ended;
		clearTimeout(timer);
		watcher?.close();
		// Requests of the killed process may still be on their way to the Library.
		await wait(50);
		assert.ok(code === 0 || command.child.signalCode === 'SIGKILL', command.output());
		return code !== 0;
	};

	const warnings: string[] = [];
	const store = createSnapshotStore(openStorages({ dataDir }, SAMPLE_TEAM).team, SAMPLE_TEAM, (line) =>
		warnings.push(line),
	);
	let previous: Snapshot | undefined;
	let kills = 0;
	let passes = 0;
	/** The requests of this pass, over all its runs; and those with a response in the journal at the last kill. */
	const requested = new Set<string>();
	let journaled = new Set<string>();

	while (kills < KILLS || requested.size > 0) {
		const isKilled = kills < KILLS && (await runAndKill());
		if (kills >= KILLS) assert.equal(await finishRun(), 0);
		assert.equal(new Set(requests).size, requests.length, 'no request is sent twice in one run');
		assert.deepEqual(
			requests.filter((path) => journaled.has(path)),
			[],
			'no request is repeated that had a response before a kill',
		);
		for (const path of requests) requested.add(path);
		const snapshot = await store.load();
		assert.deepEqual(warnings, [], 'the stored snapshot is complete or absent');
		if (isKilled) {
			kills += 1;
			const isSaved = snapshot !== undefined && snapshot.takenAt !== previous?.takenAt;
			journaled = await readJournalKeys(join(folder, 'journal.ndjson'));
			if (journaled.size === 0 && isSaved) endPass(snapshot);
			else {
				const inFlight = [...requested].filter((path) => !journaled.has(path));
				assert.ok(inFlight.length <= PARALLEL, `${inFlight.length} were in flight: ${inFlight.join(' ')}`);
				if (!isSaved) assert.deepEqual(withoutTime(snapshot), withoutTime(previous));
			}
		} else {
			assert.ok(snapshot);
			await assertSameWithoutKills(snapshot);
			endPass(snapshot);
		}
	}
	const leftovers = (await readdir(folder)).filter((name) => name.includes('broken') || name.startsWith('journal'));
	assert.deepEqual(leftovers, []);
	console.log(`${kills} kills in ${passes} passes over ${COUNT} articles.`);
	assert.ok(passes > 1);

	async function finishRun(): Promise<number | null> {
		requests = [];
		onRequested = () => {};
		return startCommand('sync', environment, project.folder).ended;
	}

	function endPass(snapshot: Snapshot): void {
		passes += 1;
		previous = snapshot;
		requested.clear();
		journaled = new Set();
		editContent(content, passes, random);
	}

	async function assertSameWithoutKills(snapshot: Snapshot): Promise<void> {
		const otherDataDir = await mkdtemp(join(tmpdir(), 'help-center-no-kills-'));
		const { url } = library;
		const source = createCstarSource({ url, team: SAMPLE_TEAM, requestsPerHour: Number.POSITIVE_INFINITY });
		const expected = await syncLibrary({
			source,
			storages: openStorages({ dataDir: otherDataDir }, SAMPLE_TEAM),
			syncMaxWait: 300,
		}).finally(() => rm(otherDataDir, { recursive: true, force: true }));
		assert.deepEqual(withoutTime(snapshot), withoutTime(expected.snapshot));
	}
});

function withoutTime(snapshot: Snapshot | undefined) {
	return snapshot && { ...snapshot, takenAt: undefined };
}

/** The keys of the complete lines of a journal file. The first line is its header. */
async function readJournalKeys(path: string): Promise<Set<string>> {
	const text = await readFile(path, 'utf8').catch(() => '');
	const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
	return new Set(lines.slice(1).flatMap((line) => (line === '' ? [] : [String(JSON.parse(line).key)])));
}

/** Changes half of the articles, renames some, removes a few and adds one. */
function editContent(content: SampleContent, round: number, random: () => number): void {
	const updatedAt = new Date(Date.UTC(2026, 1, round)).toISOString();
	content.articles = content.articles
		.filter(() => random() > 0.01)
		.map((each) => {
			const chance = random();
			if (chance < 0.1) return { ...each, slug: `${each.id}-${round}`, updatedAt };
			return chance < 0.6 ? { ...each, content: `New in round ${round}.`, updatedAt } : each;
		});
	content.articles.push(article(`new-in-round-${round}`, { category: 'basics', updatedAt }));
}
