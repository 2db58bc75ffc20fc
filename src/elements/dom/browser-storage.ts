/** A few words that outlive the page: in the browser's storage where that is allowed, else until the page is left. */
export interface BrowserStorage {
	get(key: string): string | undefined;
	set(key: string, value: string): void;
	remove(key: string): void;
	/** The keys that begin with `prefix`. */
	keys(prefix: string): string[];
}

function createKept(area: () => Storage): BrowserStorage {
	const memory = new Map<string, string>();
	// Storage throws where a browser refuses it, even for reading the property, and when it is full.
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
			const kept = attempt((storage) => {
				storage.setItem(key, value);
				return true;
			});
			if (kept) memory.delete(key);
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

/** What stays on this device. */
export const deviceStorage = createKept(() => localStorage);

/** What stays until the tab is closed. */
export const tabStorage = createKept(() => sessionStorage);
