import { parentPort } from 'node:worker_threads';

// Replaces src/markdown/worker.ts: throws or exits, as the text says.
parentPort?.on('message', ({ markdown }: { markdown: string }) => {
	if (markdown.includes('throw')) throw new Error('on purpose');
	process.exit(3);
});
