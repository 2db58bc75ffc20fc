import { parentPort, workerData } from 'node:worker_threads';
import { openStorages } from '../../src/storage/open-storages.ts';
import { createRequestBudget } from '../../src/storage/request-budget.ts';

// When the gate opens, takes as much of an hour's request budget as it can, and reports how many requests it has counted.
const { dataDir, url, perHour, now, gate } = workerData;
const budget = createRequestBudget({
	storage: openStorages({ dataDir }, 'any').shared,
	url: new URL(url),
	perHour,
	now: () => now,
});
parentPort?.postMessage('ready');
Atomics.wait(gate, 0, 0);
for (let turn = 0; turn < perHour; turn += 1) await budget.take();
parentPort?.postMessage(budget.used());
