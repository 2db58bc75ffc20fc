const SHOWN_FOR = 2_000;

/** Shows for two seconds that something was done, then what stood there before. */
export function showCopied(show: (isDone: boolean) => void): void {
	show(true);
	setTimeout(() => show(false), SHOWN_FOR);
}
