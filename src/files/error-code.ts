/** Whether an error has one of these Node.js error codes: `ENOENT`, `EEXIST` … */
export function hasErrorCode(error: unknown, ...codes: string[]): boolean {
	return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}
