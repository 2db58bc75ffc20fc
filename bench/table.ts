import { findPagefindPeak, type Measurement } from './measure.ts';

/** A measured value and its upper limit. */
export interface BudgetCheck {
	label: string;
	actual: number;
	limit: number;
	format: (value: number) => string;
}

/** The median; for an even number of values, the mean of the two middle ones. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
	return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Formats rows as aligned columns: the first one left-aligned, the others right-aligned. */
export function formatTable(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const line = (row: readonly string[]) =>
		row
			.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
			.join('   ');
	return rows.map(line).join('\n');
}

/** Formats the medians of each row's measurements, with CPU also as a multiple of the first row. */
export function formatFigures(rows: Record<string, readonly Measurement[]>): string {
	const medianBy = (figures: readonly Measurement[], pick: (one: Measurement) => number) => median(figures.map(pick));
	const [first] = Object.values(rows);
	const floor = medianBy(first ?? [], ({ cpu }) => cpu);
	const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(2);
	const lines = Object.entries(rows).map(([name, figures]) => [
		name,
		medianBy(figures, ({ cpu }) => cpu).toFixed(1),
		(medianBy(figures, ({ cpu }) => cpu) / floor).toFixed(2),
		medianBy(figures, ({ seconds }) => seconds).toFixed(1),
		gigabytes(medianBy(figures, ({ ownPeak }) => ownPeak)),
		gigabytes(medianBy(figures, findPagefindPeak)),
		gigabytes(medianBy(figures, ({ treePeak }) => treePeak)),
	]);
	return formatTable([['', 'CPU s', '× floor', 'wall s', 'own GB', 'Pagefind GB', 'total GB'], ...lines]);
}

/** Formats each budget with its value and whether it is met. */
export function formatBudgets(budgets: readonly BudgetCheck[]): string {
	const lines = budgets.map(({ label, actual, limit, format }) => [
		label,
		format(actual),
		format(limit),
		actual <= limit ? 'met' : 'MISSED',
	]);
	return formatTable([['budget', 'actual', 'limit', ''], ...lines]);
}
