import { parentPort, workerData } from 'node:worker_threads';
import { createRequestBudget } from '../../src/sources/api/request-budget.ts';

// When the gate opens, takes as much of an hour's request budget as it can, and reports how much is used.
const { dataDir, url, perHour, now, gate } = workerData;
const budget = createRequestBudget({ dataDir, url: new URL(url), perHour });
parentPort?.postMessage('ready');
Atomics.wait(gate, 0, 0);
for (let turn = 0; turn < perHour; turn += 1) budget.take(now);
parentPort?.postMessage(budget.used());
