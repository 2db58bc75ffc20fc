import { setTimeout as wait } from 'node:timers/promises';
import type { Lease, Storage } from './storage.ts';

/** How long a lease lasts. The work under it takes milliseconds; a process that was killed holds others up no longer than this. */
const LEASE_MS = 10_000;
const RETRY_MS = 20;

/** Does some short work while no other process does it, and waits for its turn. */
export async function withLease<Result>(
	storage: Storage,
	name: string,
	work: (lease: Lease) => Promise<Result>,
): Promise<Result> {
	for (;;) {
		const lease = await storage.lease(name, LEASE_MS);
		if (lease === undefined) {
			await wait(RETRY_MS);
			continue;
		}
		try {
			return await work(lease);
		} finally {
			await lease.release();
		}
	}
}
