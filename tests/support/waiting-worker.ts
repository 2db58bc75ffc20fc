import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerInput } from '../../src/markdown/render-pool.ts';

// Replaces src/markdown/worker.ts on a busy machine: the thread gets no CPU time, for a while or for ever.
// The pool passes this type.
const { clock } = workerData as WorkerInput;
const turn = new Int32Array(new SharedArrayBuffer(4));

parentPort?.on('message', ({ markdown }: { markdown: string }) => {
	const { user, system } = process.threadCpuUsage();
	Atomics.store(clock, 1, BigInt(user + system));
	Atomics.store(clock, 0, process.hrtime.bigint());
	Atomics.wait(turn, 0, 0, markdown === 'never' ? 60_000 : 250);
	parentPort?.postMessage({ html: 'at last' });
});
