/** What keeps a server's content fresh, until it is stopped. */
export interface RefreshTimer {
	stop(): void;
}

/**
 * Looks again every `seconds`, one look at a time. A look that fails is told to `onError` and tried again the next time:
 * what is shown stays.
 */
export function startRefreshTimer(
	seconds: number,
	refresh: () => Promise<void>,
	onError: (error: unknown) => void,
): RefreshTimer {
	let stopped = false;
	let timer: NodeJS.Timeout | undefined;
	const next = () => {
		if (stopped) return;
		timer = setTimeout(() => void refresh().catch(onError).finally(next), seconds * 1000);
	};
	next();
	return {
		stop() {
			stopped = true;
			clearTimeout(timer);
		},
	};
}
