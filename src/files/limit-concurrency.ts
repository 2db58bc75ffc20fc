/** Runs at most so many async tasks at a time; further ones wait in order. */
export interface Limiter {
	/** Runs the task as soon as there is a free slot, and settles as the task does. */
	run<Result>(task: () => Promise<Result>): Promise<Result>;
	/** How many tasks are waiting for a slot. */
	readonly waiting: number;
}

/** Creates a limiter for `maxConcurrent` tasks at a time. */
export function createLimiter(maxConcurrent: number): Limiter {
	// A queue of two stacks: `shift` on one array would take quadratic time for many tasks.
	const arrived: (() => void)[] = [];
	let next: (() => void)[] = [];
	let running = 0;

	const releaseSlot = () => {
		if (next.length === 0) next = arrived.splice(0).reverse();
		const start = next.pop();
		// The slot goes directly to the next task, so that no newcomer can take it.
		if (start) start();
		else running -= 1;
	};

	return {
		async run(task) {
			if (running >= maxConcurrent) await new Promise<void>((resolve) => arrived.push(resolve));
			else running += 1;
			try {
				return await task();
			} finally {
				releaseSlot();
			}
		},
		get waiting() {
			return arrived.length + next.length;
		},
	};
}
