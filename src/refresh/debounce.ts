/**
 * Creates a function that calls `task` once there were no more calls for `milliseconds`. File watchers drop an event that
 * follows another at once: a task that waits longer than they do reads that change too.
 */
export function createDebounce(task: () => void, milliseconds: number): () => void {
	let timer: NodeJS.Timeout | undefined;
	return () => {
		clearTimeout(timer);
		timer = setTimeout(task, milliseconds);
	};
}
