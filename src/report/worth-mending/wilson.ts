/** The 97.5th percentile of the normal distribution, for an interval of 95 %. */
const Z = 1.96;

/** A share between 0 and 1 that is not known exactly. */
export interface Interval {
	low: number;
	high: number;
}

/**
 * The interval (Wilson score, 95 %) in which the true share lies if `count` of `total` votes are such. Without votes it is
 * anything from 0 to 1.
 */
export function estimateShare(count: number, total: number): Interval {
	if (total <= 0) return { low: 0, high: 1 };
	const share = count / total;
	const scale = 1 + Z ** 2 / total;
	const middle = (share + Z ** 2 / (2 * total)) / scale;
	const half = (Z / scale) * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
	return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
