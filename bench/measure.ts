import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandError } from '../src/model/user-errors.ts';

const INTERVAL_MS = 50;
/** Of a second: what Linux counts CPU time in, on every machine that this runs on. */
const TICK = 100;

/** What a command cost, with everything that it started. Bytes and seconds. */
export interface Measurement {
	cpu: number;
	seconds: number;
	/** The most that the command's own process held. */
	ownPeak: number;
	/** The most that all processes held at one time; pages that they share count in each. */
	treePeak: number;
	/** The most that each program held, by its name as the system keeps it. */
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
		return ''; // Processes end while they are looked at.
	}
}

/** A process as /proc tells it; the key stays one's own when a number is used again. */
function readProcess(pid: string) {
	const stat = readIfExists(`/proc/${pid}/stat`);
	const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const field = (number: number) => Number(fields[number - 3]); // As counted in proc(5), where the third follows the name.
	return {
		key: `${pid}@${field(22)}`,
		name,
		parent: field(4),
		ownTicks: field(14) + field(15),
		childTicks: field(16) + field(17),
	};
}

/** Watches a process and all that come from it, also when their parent is gone. */
function createProcessWatch(root: number) {
	const seen = new Map<string, ProcessSample>();
	const members = new Map<number, string>();
	let treePeak = 0;

	const sample = (): number => {
		const alive = new Set<string>();
		for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
			const { key, name, parent, ownTicks } = readProcess(pid);
			const isMember = Number(pid) === root || members.get(Number(pid)) === key || members.has(parent);
			if (!isMember || Number.isNaN(ownTicks)) continue;
			members.set(Number(pid), key);
			const status = readIfExists(`/proc/${pid}/status`);
			const bytes = (what: string) => Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024;
			const now = bytes('VmRSS');
			if (now > 0) alive.add(key); // A process that has ended and waits for its parent holds nothing.
			seen.set(key, { name, ticks: ownTicks, now, peak: Math.max(bytes('VmHWM'), seen.get(key)?.peak ?? 0) });
		}
		const held = [...alive].reduce((sum, key) => sum + (seen.get(key)?.now ?? 0), 0);
		treePeak = Math.max(treePeak, held);
		return alive.size;
	};
	return { sample, seen, treePeak: () => treePeak };
}

/**
 * Runs a Node program of this folder to its end and says what it cost.
 * @throws {CommandError} when it fails, with the end of what it printed
 */
export async function measureProgram(
	program: string,
	args: readonly string[],
	nodeArgs: readonly string[] = [],
): Promise<Measurement> {
	if (!existsSync('/proc/self/stat')) throw new CommandError('Figures are read from /proc: this runs on Linux only.');
	const before = readProcess('self').childTicks;
	const startedAt = performance.now();
	const path = new URL(program, import.meta.url).pathname;
	const child = spawn(process.execPath, [...process.execArgv, ...nodeArgs, path, ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk) => (said = (said + chunk).slice(-2_000)));
	const watch = createProcessWatch(child.pid ?? -1);
	const timer = setInterval(watch.sample, INTERVAL_MS);
	const [code] = await once(child, 'exit');
	const seconds = (performance.now() - startedAt) / 1000;
	clearInterval(timer);
	for (let tries = 0; tries < 100 && watch.sample() > 0; tries += 1) await wait(INTERVAL_MS);
	if (code !== 0) throw new CommandError(`${program} failed (${code}):\n${said}`);

	// The system's own count leaves out children that nobody waited for; ours leaves out the last few milliseconds of each.
	const counted = readProcess('self').childTicks - before;
	const sampled = [...watch.seen.values()].reduce((sum, { ticks }) => sum + ticks, 0);
	const peaks = new Map<string, number>();
	for (const { name, peak } of watch.seen.values()) peaks.set(name, Math.max(peak, peaks.get(name) ?? 0));
	const ownPeak = watch.seen.values().next().value?.peak ?? 0;
	return { cpu: Math.max(counted, sampled) / TICK, seconds, ownPeak, treePeak: watch.treePeak(), peaks };
}

/** The most that Pagefind's own process held; the system cuts its name short. */
export function findPagefindPeak({ peaks }: Measurement): number {
	return Math.max(0, ...[...peaks].filter(([name]) => name.startsWith('pagefind')).map(([, peak]) => peak));
}
