import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandError } from '../src/model/user-errors.ts';

const INTERVAL_MS = 50;
/** Clock ticks per second, Linux's unit of CPU time in /proc; 100 on every common machine. */
const TICKS_PER_SECOND = 100;

/** What a program and its child processes used: seconds and bytes. */
export interface Measurement {
	cpu: number;
	seconds: number;
	/** Peak memory of the program's own process. */
	ownPeak: number;
	/** Peak memory of all processes together; shared memory pages count once per process. */
	treePeak: number;
	/** Peak memory by process name (cut to 15 characters by Linux). */
	peaks: Map<string, number>;
}

interface ProcessSample {
	name: string;
	ticks: number;
	now: number;
	peak: number;
}

function readIfExists(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return ''; // The process may have ended meanwhile.
	}
}

/** Reads a process from /proc. The key holds its start time, because process ids are reused. */
function readProcess(pid: string) {
	const stat = readIfExists(`/proc/${pid}/stat`);
	const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const field = (number: number) => Number(fields[number - 3]); // Numbers as in proc(5); the third follows the name.
	return {
		key: `${pid}@${field(22)}`,
		name,
		parent: field(4),
		ownTicks: field(14) + field(15),
		childTicks: field(16) + field(17),
	};
}

/** Samples a process and its descendants, including those whose parent has ended. */
function createProcessWatch(root: number) {
	const seen = new Map<string, ProcessSample>();
	const members = new Map<number, string>();
	let treePeak = 0;

	const sample = (): number => {
		const withMemory = new Set<string>();
		for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
			const { key, name, parent, ownTicks } = readProcess(pid);
			const isMember = Number(pid) === root || members.get(Number(pid)) === key || members.has(parent);
			if (!isMember || Number.isNaN(ownTicks)) continue;
			members.set(Number(pid), key);
			const status = readIfExists(`/proc/${pid}/status`);
			const bytes = (what: string) => Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024;
			const now = bytes('VmRSS');
			if (now > 0) withMemory.add(key); // A zombie process has no memory.
			seen.set(key, { name, ticks: ownTicks, now, peak: Math.max(bytes('VmHWM'), seen.get(key)?.peak ?? 0) });
		}
		const total = [...withMemory].reduce((sum, key) => sum + (seen.get(key)?.now ?? 0), 0);
		treePeak = Math.max(treePeak, total);
		return withMemory.size;
	};
	return { sample, seen, treePeak: () => treePeak };
}

/**
 * Runs a Node program of this folder and measures it with its child processes.
 * @throws {CommandError} if it fails, with the last 2,000 characters of its output; and on other systems than Linux
 */
export async function measureProgram(
	program: string,
	args: readonly string[],
	nodeArgs: readonly string[] = [],
): Promise<Measurement> {
	if (!existsSync('/proc/self/stat')) throw new CommandError('This benchmark reads /proc and runs on Linux only.');
	const before = readProcess('self').childTicks;
	const startedAt = performance.now();
	const path = new URL(program, import.meta.url).pathname;
	const child = spawn(process.execPath, [...process.execArgv, ...nodeArgs, path, ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk) => (output = (output + chunk).slice(-2_000)));
	const watch = createProcessWatch(child.pid ?? -1);
	const timer = setInterval(watch.sample, INTERVAL_MS);
	const [code] = await once(child, 'exit');
	const seconds = (performance.now() - startedAt) / 1000;
	clearInterval(timer);
	for (let tries = 0; tries < 100 && watch.sample() > 0; tries += 1) await wait(INTERVAL_MS);
	if (code !== 0) throw new CommandError(`${program} failed (${code}):\n${output}`);

	// The system's count lacks children that were never waited for; the samples lack the last milliseconds of each process.
	const counted = readProcess('self').childTicks - before;
	const sampled = [...watch.seen.values()].reduce((sum, { ticks }) => sum + ticks, 0);
	const peaks = new Map<string, number>();
	for (const { name, peak } of watch.seen.values()) peaks.set(name, Math.max(peak, peaks.get(name) ?? 0));
	const ownPeak = watch.seen.values().next().value?.peak ?? 0;
	return { cpu: Math.max(counted, sampled) / TICKS_PER_SECOND, seconds, ownPeak, treePeak: watch.treePeak(), peaks };
}

/** Peak memory of Pagefind's own process, whose name the system cuts short. */
export function findPagefindPeak({ peaks }: Measurement): number {
	return Math.max(0, ...[...peaks].filter(([name]) => name.startsWith('pagefind')).map(([, peak]) => peak));
}
