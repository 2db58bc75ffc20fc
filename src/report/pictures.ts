import { type AskOptions, askForPicture, NoPicture, reasonOf } from '../pictures/request-picture.ts';

const PATIENCE = 10_000;
const AT_ONCE = 4;

/** How to ask for pictures. */
export interface PictureOptions extends Pick<AskOptions, 'trusted' | 'refusal'> {
	onAsked?: (done: number, of: number) => void;
	/** Milliseconds for one answer. */
	patience?: number;
}

/** Asks each address whether a picture comes, a few at a time; returns the reason for each from which none does. */
export async function askForPictures(
	addresses: Iterable<string>,
	options: PictureOptions,
): Promise<Map<string, string>> {
	const waiting = [...new Set(addresses)];
	const total = waiting.length;
	const broken = new Map<string, string>();
	let done = 0;
	const worker = async () => {
		for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
			const problem = await problemOf(address, options);
			if (problem !== undefined) broken.set(address, problem);
			options.onAsked?.(++done, total);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	return broken;
}

async function problemOf(address: string, options: PictureOptions): Promise<string | undefined> {
	const { patience = PATIENCE } = options;
	const ask = async (method: string) => {
		const response = await askForPicture(method, address, { ...options, patience, purpose: 'content report' });
		// The connection ends with the first headers: no picture is loaded.
		response.destroy();
	};
	try {
		// Some hosts know no HEAD: only what GET says is believed against a picture.
		await ask('HEAD').catch((error: unknown) => {
			if (error instanceof NoPicture) return ask('GET');
			throw error;
		});
		return undefined;
	} catch (error) {
		return reasonOf(error, patience);
	}
}
