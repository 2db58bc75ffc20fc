import { type Figures, pagefindPeak } from './measure.ts';

/** A figure beside what it may be. */
export interface Budget {
	what: string;
	is: number;
	may: number;
	as: (value: number) => string;
}

/** The middle one; of an even number, the mean of the two. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
	return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Rows with their columns under each other: the first to the left, numbers to the right. */
export function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const line = (row: readonly string[]) =>
		row
			.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
			.join('   ');
	return rows.map(line).join('\n');
}

/** What each thing cost: medians of its rounds, with CPU as a multiple of the first row. */
export function figuresTable(rows: Record<string, readonly Figures[]>): string {
	const of = (figures: readonly Figures[], pick: (one: Figures) => number) => median(figures.map(pick));
	const [first] = Object.values(rows);
	const floor = of(first ?? [], ({ cpu }) => cpu);
	const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(2);
	const lines = Object.entries(rows).map(([name, figures]) => [
		name,
		of(figures, ({ cpu }) => cpu).toFixed(1),
		(of(figures, ({ cpu }) => cpu) / floor).toFixed(2),
		of(figures, ({ seconds }) => seconds).toFixed(1),
		gigabytes(of(figures, ({ ownPeak }) => ownPeak)),
		gigabytes(of(figures, pagefindPeak)),
		gigabytes(of(figures, ({ treePeak }) => treePeak)),
	]);
	return table([['', 'CPU s', '× floor', 'wall s', 'own GB', 'Pagefind GB', 'all GB'], ...lines]);
}

/** Each budget with its figure and whether it is kept. */
export function budgetTable(budgets: readonly Budget[]): string {
	const lines = budgets.map(({ what, is, may, as }) => [what, as(is), as(may), is <= may ? 'kept' : 'MISSED']);
	return table([['budget', 'is', 'may be', ''], ...lines]);
}
