const DURATION = 2_000;

/** Calls `show(true)` after something was copied, and `show(false)` two seconds later. */
export function showCopied(show: (isDone: boolean) => void): void {
	show(true);
	setTimeout(() => show(false), DURATION);
}
