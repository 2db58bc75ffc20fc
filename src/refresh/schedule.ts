/** Runs a task many times, never two runs at once. */
export interface Schedule<Result> {
	/** Runs the task after all earlier runs. Rejects if the task does. */
	now(): Promise<Result>;
	/** Runs the task in the background. All calls until that run begins share it. */
	soon(): void;
	/** Runs the task in the background at an interval, counted from the end of one run to the start of the next. */
	every(seconds: number): void;
	/** Starts no more runs in the background. Resolves when the run in flight has ended. */
	stop(): Promise<void>;
}

/** Creates a schedule for a task. `onError` receives the errors of runs in the background; the next run happens anyway. */
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
