import type { ProgressStep } from '../../sync/progress.ts';

/** The stream for progress, such as `process.stderr`. */
export interface ProgressOutput {
	write(text: string): unknown;
	isTTY?: boolean | undefined;
	columns?: number | undefined;
}

const BAR_WIDTH = 24;

/** A step as text, with a bar of block characters if there is a total: `Fetching ██████░░░░ 12 of 40`. */
export function formatProgress({ label, done, total }: ProgressStep, withBar: boolean): string {
	if (total === undefined) return `${label} ${done}`;
	const filled = total > 0 ? Math.min(BAR_WIDTH, Math.round((done / total) * BAR_WIDTH)) : BAR_WIDTH;
	const bar = withBar ? `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ` : '';
	return `${label} ${bar}${done} of ${total}`;
}

/**
 * Shows progress. On a terminal it is a bar that is redrawn; elsewhere it is at most one plain line per second. `end` shows the last
 * state, if it is due.
 */
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
		// `ESC [K` erases the rest of the line, which may be longer than the new text.
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
