/** The progress of a step; `total` is `undefined` if it is not known yet. */
export interface ProgressStep {
	label: string;
	done: number;
	total: number | undefined;
}
