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
/** How many articles a sync asks for at a time: no more can be in flight at a kill. */
const CREW = 4;
const COUNT = 240;

test(`a sync that is killed at ${KILLS} random points asks again only what was in flight`, async (t) => {
	const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
	console.log(`SEED=${seed} repeats this.`);
	const random = seeded(seed);
	const below = (most: number) => Math.floor(random() * most);

	const dataDir = await mkdtemp(join(tmpdir(), 'help-center-kills-'));
	t.after(() => rm(dataDir, { recursive: true, force: true }));
	const project = await copyProject();
	t.after(project.remove);
	const folder = join(dataDir, SAMPLE_TEAM);
	// There from the start, so that it can be watched.
	await mkdir(folder);

	const content = { categories: [category('basics')], articles: articles(COUNT, () => ({ category: 'basics' })) };
	let asked: string[] = [];
	let onAsked = () => {};
	const library = await startSample(t, {
		content,
		maxPageSize: 20,
		onRequest: async ({ path }) => {
			asked.push(path);
			onAsked();
			await wait(below(20));
		},
	});

	const environment = {
		CSTAR_TEAM: SAMPLE_TEAM,
		CSTAR_URL: library.url.origin,
		DATA_DIR: dataDir,
		LIBRARY_REQUESTS_PER_HOUR: '1000000',
	};

	/** One run, killed at a point; whether it was, and not at its end before. */
	const runAndKill = async (): Promise<boolean> => {
		asked = [];
		const command = startCommand('sync', environment, project.folder);
		const kill = () => void command.child.kill('SIGKILL');
		const point = random();
		const timer = point < 0.1 ? setTimeout(kill, below(800)) : undefined;
		// A quarter of the kills wait for the moment in which the copy is saved.
		const onSaving = (name: string | null) => name?.startsWith('library.ndjson') && setTimeout(kill, below(40));
		const watcher = point > 0.75 ? watch(folder, (_, name) => onSaving(name)) : undefined;
		let left = timer || watcher ? Number.POSITIVE_INFINITY : 1 + below(45);
		onAsked = () => {
			left -= 1;
			if (left === 0) setTimeout(kill, below(20));
		};
		const code = await command.ended;
		clearTimeout(timer);
		watcher?.close();
		// What a killed process had already sent may still be on its way to the Library.
		await wait(50);
		assert.ok(code === 0 || command.child.signalCode === 'SIGKILL', command.output());
		return code !== 0;
	};

	const warnings: string[] = [];
	const store = createSnapshotStore(openStorages({ dataDir }, SAMPLE_TEAM).team, SAMPLE_TEAM, (line) =>
		warnings.push(line),
	);
	let before: Snapshot | undefined;
	let kills = 0;
	let passes = 0;
	/** What was asked in this pass, and what of it was answered before the last kill. */
	const ever = new Set<string>();
	let heard = new Set<string>();

	while (kills < KILLS || ever.size > 0) {
		const isKilled = kills < KILLS && (await runAndKill());
		if (kills >= KILLS) assert.equal(await finishRun(), 0);
		assert.equal(new Set(asked).size, asked.length, 'nothing is asked twice in one run');
		assert.deepEqual(
			asked.filter((path) => heard.has(path)),
			[],
			'nothing is asked again that was answered before a kill',
		);
		for (const path of asked) ever.add(path);
		const copy = await store.load();
		assert.deepEqual(warnings, [], 'the store is whole or absent');
		if (isKilled) {
			kills += 1;
			const isSaved = copy !== undefined && copy.takenAt !== before?.takenAt;
			heard = await keysIn(join(folder, 'journal.ndjson'));
			if (heard.size === 0 && isSaved) endPass(copy);
			else {
				const inFlight = [...ever].filter((path) => !heard.has(path));
				assert.ok(inFlight.length <= CREW, `${inFlight.length} were in flight: ${inFlight.join(' ')}`);
				if (!isSaved) assert.deepEqual(essence(copy), essence(before));
			}
		} else {
			assert.ok(copy);
			await assertLikeWithoutKills(copy);
			endPass(copy);
		}
	}
	const leftovers = (await readdir(folder)).filter((name) => name.includes('broken') || name.startsWith('journal'));
	assert.deepEqual(leftovers, []);
	console.log(`${kills} kills in ${passes} passes over ${COUNT} articles.`);
	assert.ok(passes > 1);

	async function finishRun(): Promise<number | null> {
		asked = [];
		onAsked = () => {};
		return startCommand('sync', environment, project.folder).ended;
	}

	function endPass(copy: Snapshot): void {
		passes += 1;
		before = copy;
		ever.clear();
		heard = new Set();
		edit(content, passes, random);
	}

	async function assertLikeWithoutKills(copy: Snapshot): Promise<void> {
		const other = await mkdtemp(join(tmpdir(), 'help-center-no-kills-'));
		const { url } = library;
		const source = createCstarSource({ url, team: SAMPLE_TEAM, requestsPerHour: Number.POSITIVE_INFINITY });
		const { snapshot } = await syncLibrary({
			source,
			storages: openStorages({ dataDir: other }, SAMPLE_TEAM),
			syncMaxWait: 300,
		}).finally(() => rm(other, { recursive: true, force: true }));
		assert.deepEqual(essence(copy), essence(snapshot));
	}
});

/** What a copy holds, whenever it was taken. */
function essence(copy: Snapshot | undefined) {
	return copy && { ...copy, takenAt: undefined };
}

/** The questions that a journal holds answers of, as a reader of the file sees them. */
async function keysIn(path: string): Promise<Set<string>> {
	const text = await readFile(path, 'utf8').catch(() => '');
	const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
	return new Set(lines.slice(1).flatMap((line) => (line === '' ? [] : [String(JSON.parse(line).key)])));
}

/** Half of the articles change, some are renamed, a few go, a few come. */
function edit(content: SampleContent, round: number, random: () => number): void {
	const updatedAt = new Date(Date.UTC(2026, 1, round)).toISOString();
	content.articles = content.articles
		.filter(() => random() > 0.01)
		.map((each) => {
			const dice = random();
			if (dice < 0.1) return { ...each, slug: `${each.id}-${round}`, updatedAt };
			return dice < 0.6 ? { ...each, content: `New in round ${round}.`, updatedAt } : each;
		});
	content.articles.push(article(`new-in-round-${round}`, { category: 'basics', updatedAt }));
}
