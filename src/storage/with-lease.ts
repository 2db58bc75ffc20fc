import { setTimeout as wait } from 'node:timers/promises';
import type { Lease, Storage } from './storage.ts';

/** How long a lease lasts. The work under it takes milliseconds; a killed process blocks others for no longer than this. */
const LEASE_MS = 10_000;
const RETRY_MS = 20;

/** Runs some short work under a lease, so that no other process does it at the same time. Waits until the lease is free. */
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
