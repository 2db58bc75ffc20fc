import assert from 'node:assert/strict';

const FACTOR = 8;
/** Largest allowed ratio of the times: well above 8 (linear), well below 64 (quadratic). */
const MAX_RATIO = 24;
/** The CPU time of a thread advances in steps of up to 4 ms, so shorter times count as 4 ms. */
const MIN_TIME = 4;
const cpuUsage = process.threadCpuUsage ?? process.cpuUsage;

/**
 * Asserts that the time of `work` grows with its size, not with the square of it: it compares `size` with eight times as much. A busy
 * machine does not matter, because only the ratio of CPU times of this thread counts, each the least of three runs.
 */
export function assertLinearTime(size: number, work: (size: number) => void, name = ''): void {
	const [one, many] = [measureLeast(() => work(size)), measureLeast(() => work(size * FACTOR))];
	assert.ok(
		many < MAX_RATIO * Math.max(one, MIN_TIME),
		`${name} ${one} ms, and ${many} ms for ${FACTOR} times the size`,
	);
}

/** The least CPU time of three runs, in milliseconds. */
function measureLeast(work: () => void): number {
	const times = Array.from({ length: 3 }, () => {
		const before = cpuUsage();
		work();
		const { user, system } = cpuUsage(before);
		return (user + system) / 1000;
	});
	return Math.min(...times);
}
