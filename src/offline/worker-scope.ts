/** An event of a service worker's life, which goes on until what it waits for is done. */
export interface LifeEvent extends Event {
	waitUntil(work: Promise<unknown>): void;
}

/** What we use of a service worker's global scope, which TypeScript's types of pages don't know. */
interface WorkerScope {
	/** Put in front of the worker by the build: the names of its scripts in `_astro/`. */
	readonly helpCenterScripts: readonly string[];
	readonly registration: ServiceWorkerRegistration;
	readonly clients: { matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<{ url: string }[]> };
	skipWaiting(): Promise<void>;
	addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
}

// A worker's own scope: its types and those of pages can't be loaded together.
export const scope = globalThis as unknown as WorkerScope;

/** The path below which the site stands. */
export const base = new URL(scope.registration.scope).pathname;
