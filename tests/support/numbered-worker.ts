import { parentPort, threadId } from 'node:worker_threads';

// Stands in for src/markdown/worker.ts and says which thread it is.
parentPort?.on('message', () => parentPort?.postMessage({ html: `${threadId}` }));
