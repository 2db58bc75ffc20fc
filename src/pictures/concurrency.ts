/** Lets so many pieces of work go on at a time; the others wait in their order. */
export function createLimiter(maxConcurrent: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
	const waiting: (() => void)[] = [];
	let busy = 0;
	return async (work) => {
		if (busy >= maxConcurrent) await new Promise<void>((resolve) => waiting.push(resolve));
		else busy += 1;
		try {
			return await work();
		} finally {
			// The place goes straight to the next one.
			const next = waiting.shift();
			if (next) next();
			else busy -= 1;
		}
	};
}
