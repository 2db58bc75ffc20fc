/** One measurement in a process of its own: `node child.ts <job> <kind> <folder> <arguments>`. Prints one line of JSON. */
import { readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { CANDIDATES, type Candidate, type Kind } from './candidates.ts';
import { ARTICLES, FEW, lineOf, linesOf } from './sample.ts';

const [job = '', kind = '', folder = '', ...rest] = process.argv.slice(2);
const [first = 0, second = 0, third = 1] = rest.map(Number);

/** What `/proc` tells of this process, in bytes: Linux only. `VmHWM` is the most memory that it held, `wchar` what it wrote. */
function proc(file: 'status' | 'io', field: string): number {
	const value = Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/self/${file}`, 'utf8'))?.[1]);
	return file === 'status' ? value * 1024 : value;
}

function sizeOf(path: string): number {
	return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
}

/** Time, CPU, bytes written and the longest time that the event loop stood still, from now on. */
async function startMeter() {
	let last = performance.now();
	let block = 0;
	const look = () => {
		const now = performance.now();
		block = Math.max(block, now - last);
		last = now;
	};
	const timer = setInterval(look, 1);
	await wait(20);
	block = 0;
	const written = proc('io', 'wchar');
	const cpu = process.cpuUsage();
	const begun = performance.now();
	return async () => {
		const seconds = (performance.now() - begun) / 1000;
		const { user, system } = process.cpuUsage(cpu);
		look();
		clearInterval(timer);
		return { seconds, cpu: (user + system) / 1e6, block, written: proc('io', 'wchar') - written };
	};
}

/** The same for one step up to the candidate's end: a database writes again when it is closed. */
async function meterToTheEnd(candidate: Candidate, act: () => Promise<void> | undefined) {
	const stop = await startMeter();
	await act();
	const figures = await stop();
	const before = proc('io', 'wchar');
	await candidate.close();
	return { ...figures, written: figures.written + proc('io', 'wchar') - before, peak: proc('status', 'VmHWM') };
}

/** Each answer comes from the network, so that the event loop turns between two lines. */
async function append(candidate: Candidate, name: string, line: string): Promise<void> {
	await candidate.append(name, line);
	await nextTurn();
}

const say = (line: string) => writeSync(1, `${line}\n`);

const JOBS: Record<string, (candidate: Candidate) => Promise<unknown>> = {
	/** What a first sync does. */
	async sync(candidate) {
		const all = await startMeter();
		let part = await startMeter();
		for (let at = 0; at < ARTICLES; at += 1) await append(candidate, 'journal', lineOf(at, 1));
		const appends = await part();
		part = await startMeter();
		await candidate.put('library', linesOf(ARTICLES, 1));
		const put = await part();
		const most = sizeOf(folder);
		part = await startMeter();
		await candidate.remove('journal');
		const drop = await part();
		const total = await all();
		const whileOpen = sizeOf(folder);
		await candidate.close();
		const sizes = { most, whileOpen, closed: sizeOf(folder) };
		return { appends, put, drop, total, sizes, peak: proc('status', 'VmHWM') };
	},
	/** What a start does: every line is parsed. */
	async read(candidate) {
		const stop = await startMeter();
		let count = 0;
		for await (const line of candidate.lines('library')) count += JSON.parse(line).version;
		if (count !== ARTICLES) throw new Error(`${count} lines of ${ARTICLES} were read.`);
		return { ...(await stop()), peak: proc('status', 'VmHWM') };
	},
	/** One article changed: the record is replaced. */
	replace: (candidate) => meterToTheEnd(candidate, () => candidate.put('library', linesOf(ARTICLES, 1))),
	/** One article changed: its line alone is replaced, by one that differs. */
	change: (candidate) => meterToTheEnd(candidate, () => candidate.change?.('library', 5_000, lineOf(4_999, 2))),
	/**
	 * Appends, and replaces after every `third` lines, until it is killed; says what it began and what was promised. Ids begin at `first`,
	 * versions at `second`.
	 */
	async churn(candidate) {
		for (let at = 0, version = second; ; at += 1) {
			const id = String(first + at);
			await append(candidate, 'journal', lineOf(at % FEW, 0, id));
			say(`appended ${id}`);
			if (at % third < third - 1) continue;
			version += 1;
			say(`putting ${version}`);
			await candidate.put('library', linesOf(FEW, version));
			say(`put ${version}`);
			await nextTurn();
		}
	},
	/** Writes beside another process from the moment `first` (ms) on: `second` tells the two apart. */
	async beside(candidate) {
		const errors: Record<string, number> = {};
		const appended: string[] = [];
		let version = 0;
		const trying = async (what: string, act: () => Promise<void>) => {
			try {
				await act();
				return true;
			} catch (error) {
				const name = `${what}: ${error instanceof Error ? error.message : String(error)}`;
				errors[name] = (errors[name] ?? 0) + 1;
				return false;
			}
		};
		await wait(Math.max(0, first - Date.now()));
		const stop = await startMeter();
		for (let at = 0; at < 2 * FEW; at += 1) {
			const id = `${second}-${at}`;
			if (await trying('append', () => append(candidate, 'journal', lineOf(at % FEW, 0, id)))) appended.push(id);
			if (at % 200 !== 199) continue;
			const next = second * 1_000 + at;
			if (await trying('put', () => candidate.put('library', linesOf(FEW, next)))) version = next;
		}
		const figures = await stop();
		await candidate.close();
		return { ...figures, errors, appended, version };
	},
};

const act = JOBS[job];
if (!act || !(kind in CANDIDATES)) throw new TypeError(`No such job: ${job} ${kind}`);
const result = await act(CANDIDATES[kind as Kind](folder)); // Checked above.
say(JSON.stringify(result));
