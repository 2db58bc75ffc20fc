import { closeSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../../src/model/user-errors.ts';
import { formatTable, median } from '../table.ts';
import { CANDIDATES, type Kind } from './candidates.ts';
import { copyOf, copyWhileWriting, killAtRandom, newFolder, runJob, searchBytes, writeTogether } from './checks.ts';
import { ARTICLES, linesOf } from './sample.ts';

const ROUNDS = 5;
const FEWER_ROUNDS = 3;
const KILLS = 40;
const COPIES = 20;
const MEASURED: Kind[] = ['files', 'files, async', 'sqlite NORMAL', 'files, fsync each', 'sqlite FULL'];
/** Those that read and replace in different ways. */
const DIFFERENT: Kind[] = ['files', 'sqlite NORMAL', 'sqlite FULL'];
const TOGETHER: Kind[] = [...DIFFERENT, 'sqlite, no wait'];

interface Figures {
	seconds: number;
	cpu: number;
	/** The longest time that the event loop stood still, in milliseconds. */
	block: number;
	/** Bytes handed to the system. */
	written: number;
}
interface Sync {
	appends: Figures;
	put: Figures;
	drop: Figures;
	total: Figures;
	sizes: { most: number; whileOpen: number; closed: number };
	peak: number;
}
type Read = Figures & { peak: number };

function show(title: string, rows: readonly (readonly string[])[]): void {
	console.log(`\n${title}\n\n${formatTable(rows)}`);
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e6 ? 3 : 0);

/** Runs a job for each kind in turn, in the other order every second time; gives each kind's figures. */
async function alternate<Result>(
	kinds: readonly Kind[],
	job: (kind: Kind) => Promise<Result>,
	rounds = ROUNDS,
): Promise<Map<Kind, Result[]>> {
	const results = new Map<Kind, Result[]>(kinds.map((kind) => [kind, []]));
	for (let round = 0; round < rounds; round += 1) {
		for (const kind of round % 2 ? kinds.toReversed() : kinds) results.get(kind)?.push(await job(kind));
	}
	return results;
}

/** How long the disk takes to keep 6 kB for good, in milliseconds. */
function fsyncTime(folder: string): number {
	const file = openSync(join(folder, 'fsync'), 'w');
	const times = Array.from({ length: 100 }, () => {
		writeSync(file, Buffer.alloc(6_000));
		const begun = performance.now();
		fsyncSync(file);
		return performance.now() - begun;
	});
	closeSync(file);
	return median(times);
}

async function showSync(parent: string): Promise<void> {
	const results = await alternate(MEASURED, async (kind) => {
		const folder = await newFolder(parent);
		const figures = await runJob<Sync>('sync', kind, folder);
		await rm(folder, { recursive: true });
		return figures;
	});
	const of = (kind: Kind, pick: (one: Sync) => number) => median((results.get(kind) ?? []).map(pick));
	const rows = MEASURED.map((kind) => [
		kind,
		of(kind, ({ appends }) => appends.seconds).toFixed(2),
		of(kind, ({ put }) => put.seconds).toFixed(2),
		of(kind, ({ drop }) => drop.seconds * 1_000).toFixed(1),
		of(kind, ({ total }) => total.cpu).toFixed(2),
		megabytes(of(kind, ({ peak }) => peak)),
		of(kind, ({ appends }) => appends.block).toFixed(0),
		of(kind, ({ put }) => put.block).toFixed(0),
		megabytes(of(kind, ({ total }) => total.written)),
	]);
	show(`1. A sync of ${ARTICLES} articles: append each, put all, drop the log (medians of ${ROUNDS} rounds)`, [
		['', 'append s', 'put s', 'drop ms', 'CPU s', 'peak MB', 'block ms: append', 'put', 'written MB'],
		...rows,
	]);
	const sizes = MEASURED.map((kind) => [
		kind,
		megabytes(of(kind, ({ sizes }) => sizes.most)),
		megabytes(of(kind, ({ sizes }) => sizes.whileOpen)),
		megabytes(of(kind, ({ sizes }) => sizes.closed)),
	]);
	show('   On the disk, MB', [['', 'before the log is dropped', 'after, while open', 'closed'], ...sizes]);
}

async function showReading(parent: string, filled: Map<Kind, string>): Promise<void> {
	const results = await alternate(DIFFERENT, async (kind) => runJob<Read>('read', kind, filled.get(kind) ?? parent));
	show('2. Reading it back, each line parsed', [
		['', 's', 'CPU s', 'peak MB', 'longest block ms'],
		...DIFFERENT.map((kind) => {
			const of = (pick: (one: Read) => number) => median((results.get(kind) ?? []).map(pick));
			return [
				kind,
				of(({ seconds }) => seconds).toFixed(2),
				of(({ cpu }) => cpu).toFixed(2),
				megabytes(of(({ peak }) => peak)),
				of(({ block }) => block).toFixed(0),
			];
		}),
	]);
}

async function showChange(parent: string, filled: Map<Kind, string>): Promise<void> {
	const rows: string[][] = [];
	const jobs = [
		['replace', 'whole record', DIFFERENT],
		['change', 'one row', DIFFERENT.filter((kind) => kind.startsWith('sqlite'))],
	] as const;
	for (const [job, name, kinds] of jobs) {
		const results = await alternate(kinds, async (kind) => {
			const folder = await copyOf(filled.get(kind) ?? parent, parent);
			const figures = await runJob<Read>(job, kind, folder);
			await rm(folder, { recursive: true });
			return figures;
		});
		for (const kind of kinds) {
			const of = (pick: (one: Read) => number) => median((results.get(kind) ?? []).map(pick));
			rows.push([
				`${kind}: ${name}`,
				(of(({ seconds }) => seconds) * 1_000).toFixed(1),
				megabytes(of(({ written }) => written)),
				of(({ block }) => block).toFixed(0),
				megabytes(of(({ peak }) => peak)),
			]);
		}
	}
	show('3. One article changed', [['', 'ms', 'written MB', 'longest block ms', 'peak MB'], ...rows]);
}

async function showKills(parent: string): Promise<void> {
	const rows: string[][] = [];
	for (const kind of [...DIFFERENT, 'control: in place'] as const) {
		const { kills, inPut, promised, torn, violations, left, faults } = await killAtRandom(kind, parent, KILLS);
		const counts = [kills, inPut, promised, torn, left, violations].map(String);
		rows.push([kind, ...counts, [...faults].join('; ') || 'none']);
	}
	show('4. Killed with SIGKILL at random moments', [
		['', 'kills', 'of them in a put', 'promised lines', 'torn, not promised', 'half files left', 'VIOLATIONS', 'which'],
		...rows,
	]);
}

async function showTogether(parent: string): Promise<void> {
	const results = await alternate(TOGETHER, async (kind) => writeTogether(kind, parent), FEWER_ROUNDS);
	const rows = [...results].map(([kind, rounds]) => {
		const errors = rounds.flatMap((round) => [...round.errors].map(([what, count]) => `${what} × ${count}`));
		if (errors.length > 0) console.log(`\n${kind}: ${errors.join(', ')}`);
		const sum = (pick: (round: (typeof rounds)[number]) => number) =>
			rounds.reduce((all, round) => all + pick(round), 0).toLocaleString('en');
		return [
			kind,
			median(rounds.map(({ seconds }) => seconds)).toFixed(1),
			median(rounds.map(({ block }) => block)).toFixed(0),
			sum(({ appended }) => appended),
			sum((round) => [...round.errors.values()].reduce((all, count) => all + count, 0)),
			[...new Set(rounds.flatMap(({ faults }) => faults))].join('; ') || 'none',
		];
	});
	show(`5. Two processes at once: 2,000 lines and 10 records of 5.9 MB each, ${FEWER_ROUNDS} rounds`, [
		['', 's', 'longest block ms', 'lines of 12,000', 'errors', 'faults in what is kept'],
		...rows,
	]);
}

async function showOwner(parent: string): Promise<void> {
	const copies: string[][] = [];
	const ways = [
		['files', undefined],
		['sqlite FULL', undefined],
		['sqlite FULL', 'storage.db'],
	] as const;
	for (const [kind, only] of ways) {
		const { copies: count, bad, faults } = await copyWhileWriting(kind, parent, COPIES, only);
		const what = [...faults].map(([name, times]) => `${name} (${times})`).join('; ');
		copies.push([`${kind}: ${only ? `${only} alone` : 'the folder'}`, `${bad} of ${count}`, what || 'none']);
	}
	show('6. Copied file by file, at 100 MB/s, while a process writes', [['', 'bad copies', 'what is wrong'], ...copies]);
	const rows: string[][] = [];
	for (const kind of ['files', 'sqlite FULL'] as const) {
		const { there, takenOut } = await searchBytes(kind, parent);
		rows.push([kind, `${there} of 900`, `${takenOut} of 100`]);
	}
	show('   Found by a search in the bytes (grep)', [['', 'phrases that are there', 'of articles taken out'], ...rows]);
}

/**
 * Compares plain files with an SQLite database for what is kept between runs. Takes three to four minutes and 1 GB of disk, in `folder` or else
 * in the system's folder for temporary files. Linux only: figures come from /proc.
 */
export async function benchStorage(folder = tmpdir()): Promise<void> {
	if (!existsSync('/proc/self/io')) throw new CommandError('Figures are read from /proc: this runs on Linux only.');
	const begun = performance.now();
	const parent = await mkdtemp(join(folder, 'storage-bench-'));
	try {
		const load = loadavg()[0]?.toFixed(1);
		console.log(
			`Node ${process.versions.node}, SQLite ${process.versions.sqlite}, ${cpus().length} cores, load ${load}`,
		);
		console.log(`fsync of 6 kB in ${parent}: ${fsyncTime(parent).toFixed(2)} ms`);
		const filled = new Map<Kind, string>();
		for (const kind of DIFFERENT) {
			const folder = await newFolder(parent);
			const candidate = CANDIDATES[kind](folder);
			await candidate.put('library', linesOf(ARTICLES, 1));
			await candidate.close();
			filled.set(kind, folder);
		}
		await showSync(parent);
		await showReading(parent, filled);
		await showChange(parent, filled);
		await showKills(parent);
		await showTogether(parent);
		await showOwner(parent);
		console.log(`\n${((performance.now() - begun) / 1_000).toFixed(0)} s in all, load ${loadavg()[0]?.toFixed(1)}`);
	} finally {
		await rm(parent, { recursive: true, force: true });
	}
}
