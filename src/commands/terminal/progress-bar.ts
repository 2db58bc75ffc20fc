import type { ProgressStep } from '../../sync/progress.ts';

/** Where progress is written: `process.stderr`, as a rule. */
export interface ProgressOutput {
	write(text: string): unknown;
	isTTY?: boolean | undefined;
	columns?: number | undefined;
}

const BAR_WIDTH = 24;

/** One step in words, with a bar of block characters where there is a total: `Fetching ██████░░░░ 12 of 40`. */
export function formatProgress({ label, done, total }: ProgressStep, withBar: boolean): string {
	if (total === undefined) return `${label} ${done}`;
	const filled = total > 0 ? Math.min(BAR_WIDTH, Math.round((done / total) * BAR_WIDTH)) : BAR_WIDTH;
	const bar = withBar ? `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ` : '';
	return `${label} ${bar}${done} of ${total}`;
}

/** Shows progress: a bar that is redrawn on a terminal, at most a plain line a second elsewhere; `end` finishes with the last state. */
export function createProgressBar(
	out: ProgressOutput,
	now: () => number = Date.now,
): { show(step: ProgressStep): void; end(): void } {
	const pause = out.isTTY ? 100 : 1_000;
	let shownAt = Number.NEGATIVE_INFINITY;
	let label = '';
	let pending: ProgressStep | undefined;

	const draw = (step: ProgressStep) => {
		const text = formatProgress(step, out.isTTY === true);
		// Erases to the end of the line, so that a shorter state leaves nothing of a longer one.
		out.write(out.isTTY ? `\r${text.slice(0, (out.columns || 80) - 1)}\u001b[K` : `${text}\n`);
		shownAt = now();
		pending = undefined;
	};
	const finish = () => {
		if (pending && (out.isTTY || now() - shownAt >= pause)) draw(pending);
		if (out.isTTY && label !== '') out.write('\n');
		label = '';
	};

	return {
		show(step) {
			if (out.isTTY && step.label !== label && label !== '') finish();
			label = step.label;
			pending = step;
			if (now() - shownAt >= pause) draw(step);
		},
		end: finish,
	};
}
