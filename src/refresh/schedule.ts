/** Runs one task again and again, never twice at a time. */
export interface Schedule<Result> {
	/** Runs the task once what runs now has ended. Rejects where the task does. */
	now(): Promise<Result>;
	/** The same in the background: all calls that come before the task begins become one run. */
	soon(): void;
	/** Runs the task in the background every so many seconds, counted from the end of the run before. */
	every(seconds: number): void;
	/** Begins no more runs in the background, and resolves when the last run has ended. */
	stop(): Promise<void>;
}

/** Creates a schedule for a task. `onError` gets what fails in the background; the next run comes all the same. */
export function createSchedule<Result>(
	task: () => Promise<Result>,
	onError: (error: unknown) => void,
): Schedule<Result> {
	let last: Promise<unknown> = Promise.resolve();
	let queued: Promise<unknown> | undefined;
	let isStopped = false;
	let timer: NodeJS.Timeout | undefined;

	const now = (): Promise<Result> => {
		const run = last.then(task);
		last = run.catch(() => {});
		return run;
	};

	const inBackground = (): Promise<unknown> => {
		queued ??= last.then(async () => {
			queued = undefined;
			if (!isStopped) await task().catch(onError);
		});
		last = queued;
		return queued;
	};

	return {
		now,
		soon: () => void inBackground(),
		every(seconds) {
			const next = () => {
				if (!isStopped) timer = setTimeout(() => void inBackground().then(next), seconds * 1000);
			};
			next();
		},
		async stop() {
			isStopped = true;
			clearTimeout(timer);
			await last;
		},
	};
}
