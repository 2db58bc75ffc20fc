/**
 * Stores short texts in the browser's storage, or in memory until the page is left if the browser does not allow that.
 */
export interface BrowserStorage {
	get(key: string): string | undefined;
	set(key: string, value: string): void;
	remove(key: string): void;
	/** The keys that begin with `prefix`. */
	keys(prefix: string): string[];
}

function createBrowserStorage(area: () => Storage): BrowserStorage {
	const memory = new Map<string, string>();
	// Storage throws if it is full or the browser blocks it, then even when the property is read.
	const attempt = <T>(task: (storage: Storage) => T): T | undefined => {
		try {
			return task(area());
		} catch {
			return undefined;
		}
	};
	return {
		get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key)) ?? undefined,
		set: (key, value) => {
			const isStored = attempt((storage) => {
				storage.setItem(key, value);
				return true;
			});
			if (isStored) memory.delete(key);
			else memory.set(key, value);
		},
		remove: (key) => {
			memory.delete(key);
			attempt((storage) => storage.removeItem(key));
		},
		keys: (prefix) => {
			const all = new Set([...memory.keys(), ...(attempt((storage) => Object.keys(storage)) ?? [])]);
			return [...all].filter((key) => key.startsWith(prefix));
		},
	};
}

/** Kept on this device. */
export const deviceStorage = createBrowserStorage(() => localStorage);

/** Kept until the tab is closed. */
export const tabStorage = createBrowserStorage(() => sessionStorage);
