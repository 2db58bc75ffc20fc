import { parentPort, workerData } from 'node:worker_threads';
import { renderMarkdown } from './render.ts';
import type { RenderJob, WorkerInput } from './render-pool.ts';

// Only render-pool.ts starts this worker, with exactly this data.
const { context, clock } = workerData as WorkerInput;

/** CPU time used by this thread, in microseconds; 0 where Node can't tell (before 23.9). */
function getCpuTime(): bigint {
	if (!('threadCpuUsage' in process)) return 0n;
	const { user, system } = process.threadCpuUsage();
	return BigInt(user + system);
}

parentPort?.on('message', ({ markdown, title, versions }: RenderJob) => {
	// Shared memory instead of a message, because the main thread may be too busy to read messages: see render-pool.ts.
	Atomics.store(clock, 1, getCpuTime());
	Atomics.store(clock, 0, process.hrtime.bigint());
	const rendered = renderMarkdown(markdown, title, context, versions);
	Atomics.store(clock, 0, 0n);
	parentPort?.postMessage(rendered);
});
