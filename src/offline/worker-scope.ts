/** A lifecycle event of a service worker (`ExtendableEvent`). */
export interface LifeEvent extends Event {
	waitUntil(work: Promise<unknown>): void;
}

/** The part of a service worker's global scope that we use. TypeScript's DOM types do not have it. */
interface WorkerScope {
	/** The names of the build's scripts in `_astro/`; the build prepends this to the worker. */
	readonly helpCenterScripts: readonly string[];
	readonly registration: ServiceWorkerRegistration;
	readonly clients: { matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<{ url: string }[]> };
	skipWaiting(): Promise<void>;
	addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
}

// TypeScript's types for workers and for pages cannot be loaded together, hence the cast.
export const scope = globalThis as unknown as WorkerScope;

/** The site's base path. */
export const base = new URL(scope.registration.scope).pathname;
