import { parentPort } from 'node:worker_threads';

// Stands in for src/markdown/worker.ts: dies in the way that the text asks for.
parentPort?.on('message', ({ markdown }: { markdown: string }) => {
	if (markdown.includes('throw')) throw new Error('on purpose');
	process.exit(3);
});
