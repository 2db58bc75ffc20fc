import assert from 'node:assert/strict';

const MANY = 8;
/** What eight times as much may take: well above eight, well below the sixty-four of loops within loops. */
const LIMIT = 24;
/** Times are counted in steps of up to 4 ms: less says nothing about how a time grows. */
const NOISE = 4;
const cpuUsage = process.threadCpuUsage ?? process.cpuUsage;

/**
 * Work on `size` and on eight times as much takes about eight times the time, not its square. A busy machine changes
 * nothing: what counts is the time of this thread on a processor, the least of three tries, and only its ratio.
 */
export function growsWithSize(size: number, work: (size: number) => void, name = ''): void {
	const [one, many] = [leastTime(() => work(size)), leastTime(() => work(size * MANY))];
	assert.ok(many < LIMIT * Math.max(one, NOISE), `${name} ${one} ms, and ${many} ms for ${MANY} times as much`);
}

function leastTime(work: () => void): number {
	const times = Array.from({ length: 3 }, () => {
		const before = cpuUsage();
		work();
		const { user, system } = cpuUsage(before);
		return (user + system) / 1000;
	});
	return Math.min(...times);
}
