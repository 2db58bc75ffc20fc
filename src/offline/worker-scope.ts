/** The event `install` or `activate` of a service worker: an `ExtendableEvent`, which TypeScript's DOM types do not have. */
export interface LifeEvent extends Event {
	waitUntil(work: Promise<unknown>): void;
}

/** The part of a service worker's global scope that we use; the DOM types do not have it either. */
interface WorkerScope {
	/** The names of the build's scripts in `_astro/`; the build prepends this to the worker. */
	readonly helpCenterScripts: readonly string[];
	readonly registration: ServiceWorkerRegistration;
	readonly clients: { matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<{ url: string }[]> };
	skipWaiting(): Promise<void>;
	addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
}

// TypeScript's types for workers have these, but cannot be loaded together with those for pages: hence the cast, and the types above.
export const scope = globalThis as unknown as WorkerScope;

/** The site's base path: pages register the worker with this path as its scope. */
export const base = new URL(scope.registration.scope).pathname;
