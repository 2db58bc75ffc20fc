/** How far something has come; `total` where it is known. */
export interface ProgressStep {
	label: string;
	done: number;
	total: number | undefined;
}
