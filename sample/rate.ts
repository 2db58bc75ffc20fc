const HOUR = 3_600_000;

/** Requests of each client within the last hour. */
export interface Rate {
	/** Requests an hour for each client; 0 is no limit. May change while it runs. */
	limit: number;
	/** Counts a request; the answer is undefined, or how many seconds the client has to wait. A refused one is not counted. */
	take(client: string): number | undefined;
}

/** Counts requests of each client in a sliding hour. */
export function createRate(limit: number, now: () => number = Date.now): Rate {
	const stamps = new Map<string, number[]>();
	return {
		limit,
		take(client) {
			if (this.limit === 0) return undefined;
			const time = now();
			const recent = (stamps.get(client) ?? []).filter((stamp) => stamp > time - HOUR);
			stamps.set(client, recent);
			const first = recent[recent.length - this.limit];
			if (first !== undefined) return Math.max(1, Math.ceil((first + HOUR - time) / 1000));
			recent.push(time);
			return undefined;
		},
	};
}
