import { parentPort, workerData } from 'node:worker_threads';
import { renderMarkdown } from './render.ts';
import type { RenderJob, WorkerInput } from './render-pool.ts';

// Started by pool.ts only, which gives this data.
// What the pool that starts this worker hands over.
const { context, clock } = workerData as WorkerInput;

/** The processor's time that this thread has had, in microseconds; 0 where Node doesn't tell it yet (before 23.9). */
function threadTime(): bigint {
	if (!('threadCpuUsage' in process)) return 0n;
	const { user, system } = process.threadCpuUsage();
	return BigInt(user + system);
}

parentPort?.on('message', ({ markdown, title, versions }: RenderJob) => {
	// The clock is read by a main thread that may be too busy for messages: see pool.ts.
	Atomics.store(clock, 1, threadTime());
	Atomics.store(clock, 0, process.hrtime.bigint());
	const rendered = renderMarkdown(markdown, title, context, versions);
	Atomics.store(clock, 0, 0n);
	parentPort?.postMessage(rendered);
});
