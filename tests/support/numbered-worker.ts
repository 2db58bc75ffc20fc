import { parentPort, threadId } from 'node:worker_threads';

// Replaces src/markdown/worker.ts: returns its thread id.
parentPort?.on('message', () => parentPort?.postMessage({ html: `${threadId}` }));
