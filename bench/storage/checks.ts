import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CANDIDATES, type Candidate, type Kind } from './candidates.ts';
import { FEW, linesOf, phraseOf, type SampleLine } from './sample.ts';

const CHILD = new URL('./child.ts', import.meta.url).pathname;

/** Runs a job in a process of its own and gives what it found. */
export async function runJob<Result>(job: string, kind: Kind, folder: string, ...rest: number[]): Promise<Result> {
	const args = ['--no-warnings', CHILD, job, kind, folder, ...rest.map(String)];
	const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
	return JSON.parse(stdout);
}

export async function newFolder(parent: string): Promise<string> {
	return mkdtemp(join(parent, 'candidate-'));
}

/** What a process said of its work before it was killed. */
interface Said {
	appended: string[];
	/** The last version that was begun, and the last one that was promised. */
	begun: number;
	promised: number;
}

/** Starts a process that replaces the record after every `between` lines, for ever. */
function startChurn(kind: Kind, folder: string, firstId: number, version: number, between: number) {
	const args = ['--no-warnings', CHILD, 'churn', kind, folder, ...[firstId, version, between].map(String)];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	const said: Said = { appended: [], begun: 0, promised: 0 };
	const lines = createInterface({ input: child.stdout });
	lines.on('line', (line) => {
		const [what, which = ''] = line.split(' ');
		if (what === 'appended') said.appended.push(which);
		if (what === 'putting') said.begun = Number(which);
		if (what === 'put') said.promised = Number(which);
	});
	const ended = once(lines, 'close');
	const kill = async () => {
		child.kill('SIGKILL');
		await ended;
	};
	return { said, kill, begun: once(lines, 'line') };
}

/** What is wrong with what was kept, given what must be there. Empty where nothing is. */
async function faultsOf(
	candidate: Candidate,
	appended: readonly string[],
	isRight: (version: number) => boolean,
): Promise<{ faults: string[]; torn: number }> {
	const faults: string[] = [];
	let torn = 0;
	try {
		const record: SampleLine[] = [];
		for await (const line of candidate.lines('library')) record.push(JSON.parse(line));
		const versions = new Set(record.map(({ version }) => version));
		const [version = -1] = versions;
		if (record.length !== FEW || versions.size !== 1) faults.push('a torn record');
		else if (!isRight(version)) faults.push('an older record than promised');
	} catch {
		faults.push('an unreadable record');
	}
	try {
		const found = new Set<string>();
		for await (const line of candidate.lines('journal')) {
			try {
				found.add(JSON.parse(line).id);
			} catch {
				torn += 1; // Only a line that was never promised may be: else its id is missed below.
			}
		}
		if (appended.some((id) => !found.has(id))) faults.push('promised lines are missing');
	} catch {
		if (appended.length > 0) faults.push('an unreadable log');
	}
	try {
		if (candidate.isWhole?.() === false) faults.push('a damaged database');
	} catch {
		faults.push('a damaged database');
	}
	return { faults, torn };
}

/** Whether a version is the last that was promised, or one that was begun after it. */
function within({ begun, promised }: Said): (version: number) => boolean {
	return (version) => version >= promised && version <= begun;
}

/** Kills a process `times` times at random moments, each in what the last one left behind, and checks what is kept. */
export async function killAtRandom(kind: Kind, parent: string, times: number) {
	const folder = await newFolder(parent);
	const seed = CANDIDATES[kind](folder);
	await seed.put('library', linesOf(FEW, 0));
	await seed.close();
	const result = { kills: 0, inPut: 0, promised: 0, torn: 0, violations: 0, faults: new Set<string>() };
	let said: Said = { appended: [], begun: 0, promised: 0 };
	for (let round = 0; round < times; round += 1) {
		// The version that is there goes on; ids are never given twice.
		const churn = startChurn(kind, folder, (round + 1) * 1e6, said.begun, 200);
		await churn.begun;
		await wait(5 + Math.random() * 245);
		await churn.kill();
		const { appended, begun, promised } = churn.said;
		said = {
			appended: [...said.appended, ...appended],
			begun: Math.max(begun, said.begun),
			promised: Math.max(promised, said.promised),
		};
		const candidate = CANDIDATES[kind](folder);
		const { faults, torn } = await faultsOf(candidate, said.appended, within(said));
		// The log doesn't grow for ever, and a fault is counted once.
		if (round % 4 === 3 || faults.length > 0) {
			await candidate.remove('journal');
			await candidate.put('library', linesOf(FEW, said.begun));
			said = { appended: [], begun: said.begun, promised: said.begun };
		} else {
			// A version that was begun and not promised may or may not be there: what is there is promised from now on.
			for await (const line of candidate.lines('library')) {
				said.promised = JSON.parse(line).version;
				break;
			}
		}
		await candidate.close();
		result.kills += 1;
		result.inPut += begun > promised ? 1 : 0;
		result.promised += appended.length;
		result.torn = Math.max(result.torn, torn);
		result.violations += faults.length > 0 ? 1 : 0;
		for (const fault of faults) result.faults.add(fault);
	}
	const left = (await readdir(folder)).filter((name) => name.endsWith('.new')).length;
	await rm(folder, { recursive: true });
	return { ...result, left };
}

interface Beside {
	seconds: number;
	block: number;
	errors: Record<string, number>;
	appended: string[];
	version: number;
}

/** Lets two processes write into one folder at once, and checks what is there afterwards. */
export async function writeTogether(kind: Kind, parent: string) {
	const folder = await newFolder(parent);
	const seed = CANDIDATES[kind](folder);
	await seed.put('library', linesOf(FEW, 0));
	await seed.append('journal', '{}');
	await seed.close();
	const start = Date.now() + 1_000;
	const both = await Promise.all([1, 2].map((which) => runJob<Beside>('beside', kind, folder, start, which)));
	const candidate = CANDIDATES[kind](folder);
	const lines = both.flatMap(({ appended }) => appended);
	const { faults, torn } = await faultsOf(candidate, lines, (kept) => both.some(({ version }) => version === kept));
	await candidate.close();
	await rm(folder, { recursive: true });
	const errors = new Map<string, number>();
	for (const one of both) {
		for (const [what, count] of Object.entries(one.errors)) errors.set(what, (errors.get(what) ?? 0) + count);
	}
	return {
		seconds: Math.max(...both.map(({ seconds }) => seconds)),
		block: Math.max(...both.map(({ block }) => block)),
		appended: lines.length,
		errors,
		faults: torn > 0 ? [...faults, `${torn} torn lines`] : faults,
	};
}

/** Copies the folder, or `only` one file, while a process writes, and counts the copies that can't be used. */
export async function copyWhileWriting(kind: Kind, parent: string, times: number, only?: string) {
	const folder = await newFolder(parent);
	const seed = CANDIDATES[kind](folder);
	await seed.put('library', linesOf(FEW, 0));
	await seed.close();
	const churn = startChurn(kind, folder, 1e6, 0, 40);
	await churn.begun;
	const copies: { copy: string; said: Said }[] = [];
	for (let round = 0; round < times; round += 1) {
		await wait(20 + Math.random() * 40);
		const copy = join(parent, `copy-${round}`);
		const said = structuredClone(churn.said);
		await mkdir(copy);
		await copySlowly(folder, copy, only ? [only] : await readdir(folder));
		copies.push({ copy, said: { ...said, begun: churn.said.begun + 1 } });
	}
	await churn.kill();
	const faults = new Map<string, number>();
	let bad = 0;
	for (const { copy, said } of copies) {
		const found = await checkCopy(kind, copy, said);
		if (found.length > 0) bad += 1;
		for (const fault of found) faults.set(fault, (faults.get(fault) ?? 0) + 1);
		await rm(copy, { recursive: true });
	}
	await rm(folder, { recursive: true });
	return { copies: copies.length, bad, faults };
}

/** Copies file by file at about 100 MB/s, as over a network. A file that is renamed or removed meanwhile is no fault of the copy. */
async function copySlowly(from: string, to: string, names: readonly string[]): Promise<void> {
	for (const name of names) {
		const source = await open(join(from, name)).catch(() => undefined);
		if (!source) continue;
		for await (const portion of source.createReadStream({ highWaterMark: 2 ** 20 })) {
			await appendFile(join(to, name), portion);
			await wait(10);
		}
	}
}

async function checkCopy(kind: Kind, copy: string, said: Said): Promise<string[]> {
	try {
		const candidate = CANDIDATES[kind](copy);
		const { faults } = await faultsOf(candidate, said.appended, within(said));
		await candidate.close();
		return faults;
	} catch {
		return ['can’t be opened'];
	}
}

/** What a search in the files finds: phrases that are there, and phrases of articles that were taken out. */
export async function searchBytes(kind: Kind, parent: string) {
	const folder = await newFolder(parent);
	const candidate = CANDIDATES[kind](folder);
	await candidate.put('library', linesOf(FEW, 1));
	// The last hundred articles are taken out.
	await candidate.put('library', linesOf(FEW - 100, 1));
	await candidate.close();
	const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
	const count = (from: number, to: number) =>
		Array.from({ length: to - from }, (_, at) => phraseOf(from + at)).filter((phrase) =>
			texts.some((text) => text.includes(phrase)),
		).length;
	await rm(folder, { recursive: true });
	return { there: count(0, FEW - 100), takenOut: count(FEW - 100, FEW) };
}

/** A copy of a folder to start a measurement from. */
export async function copyOf(folder: string, parent: string): Promise<string> {
	const copy = await newFolder(parent);
	await cp(folder, copy, { recursive: true });
	return copy;
}
