import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { ignoreMissing } from '../files/atomic-file.ts';
import { hasErrorCode } from '../files/error-code.ts';
import { parseJson } from '../files/json.ts';
import type { Lease } from './storage.ts';
import type { StorageFolder } from './team-folder.ts';

/** How long a lease with an unreadable file counts as held, in milliseconds: its holder may be about to write the file. */
const UNREADABLE_LASTS_MS = 10_000;

/** The content of a lease file. `from`, when it was taken or renewed, and `until` are in milliseconds since 1970. */
const Holder = z.object({ until: z.number(), from: z.number().optional(), process: z.number(), machine: z.string() });
/** A lease from further in the future than this is not by the clock of another machine that differs a little, but by one that was wrong. */
const CLOCK_DIFFERENCE_MS = 60_000;

/** Whether a file name is that of a lease, not of a record. */
export function isLeaseFile(name: string): boolean {
	return /\.lease-\d+$/.test(name);
}

interface LatestLease {
	token: number;
	hasEnded: boolean;
}

/**
 * Creates leases as files, `{name}.lease-{token}`. Each file is created by one process only, because creating it fails if it exists. The
 * file with the highest token is the current lease, until its time is over, its process has ended, or it is released. The next holder never
 * changes that file: it creates one with the next token. A lease from the future, by a clock that was ahead, counts from when it was first
 * seen here.
 */
export function createDiskLeases(folder: StorageFolder, now: () => number) {
	const firstSeen = new Map<string, number>();
	/** A time that a file names; if it is in the future, when this process first saw the file. */
	const notInFuture = (path: string, time: number): number => {
		if (time <= now() + CLOCK_DIFFERENCE_MS) return time;
		if (!firstSeen.has(path)) firstSeen.set(path, now());
		return firstSeen.get(path) ?? time;
	};
	const toPath = (name: string, token: number) => folder.filePath(`${name}.lease-${token}`);

	/** Finds the lease with the highest token. */
	async function findLatest(name: string): Promise<LatestLease | undefined> {
		const start = `${name}.lease-`;
		const names = (await readdir(folder.filePath('')).catch(ignoreMissing)) ?? [];
		const tokens = names.filter((file) => file.startsWith(start)).map((file) => Number(file.slice(start.length)));
		const token = Math.max(0, ...tokens.filter(Number.isSafeInteger));
		return token === 0 ? undefined : { token, hasEnded: await hasEnded(toPath(name, token)) };
	}

	async function hasEnded(path: string): Promise<boolean> {
		const text = await readFile(path, 'utf8').catch(ignoreMissing);
		if (text === undefined) return false;
		const { data } = Holder.safeParse(parseJson(text));
		if (data) {
			// Earlier versions did not write `from`; their leases lasted ten seconds.
			const { until, from = until - UNREADABLE_LASTS_MS } = data;
			const end = notInFuture(path, from) + (until - from);
			return end <= now() || (data.machine === hostname() && !isRunning(data.process));
		}
		const about = await stat(path).catch(ignoreMissing);
		return about !== undefined && notInFuture(path, about.mtimeMs) + UNREADABLE_LASTS_MS <= now();
	}

	function hold(name: string, token: number): Lease {
		const path = toPath(name, token);
		const isHeld = async () => {
			const latest = await findLatest(name);
			return latest?.token === token && !latest.hasEnded;
		};
		return {
			token,
			isHeld,
			async renew(ms) {
				if (!(await isHeld())) return false;
				await writeFile(path, describeHolder(now(), ms));
				return true;
			},
			async release() {
				if (await isHeld()) await writeFile(path, describeHolder(0, 0));
			},
		};
	}

	async function take(name: string, ms: number): Promise<Lease | undefined> {
		await folder.create();
		const latest = await findLatest(name);
		if (latest && !latest.hasEnded) return undefined;
		const token = (latest?.token ?? 0) + 1;
		try {
			await writeFile(toPath(name, token), describeHolder(now(), ms), { flag: 'wx' });
		} catch (error) {
			// Another process was faster.
			if (hasErrorCode(error, 'EEXIST')) return undefined;
			throw error;
		}
		if (latest) await rm(toPath(name, latest.token), { force: true });
		return hold(name, token);
	}

	return { take };
}

function describeHolder(from: number, ms: number): string {
	return JSON.stringify({ until: from + ms, from, process: process.pid, machine: hostname() });
}

function isRunning(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		// Any other error, such as EPERM for another user's process, means that it is running.
		return !hasErrorCode(error, 'ESRCH');
	}
}
