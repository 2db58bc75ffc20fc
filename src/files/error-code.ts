/** Whether a failure is one of the system's, by the names that Node gives them: `ENOENT`, `EEXIST` … */
export function hasErrorCode(error: unknown, ...codes: string[]): boolean {
	return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}
