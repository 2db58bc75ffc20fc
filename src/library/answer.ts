import { LibraryGarbled } from './errors.ts';

/** An answer's text, read no further than `maxBytes` (after decompression). */
export async function readText(response: Response, maxBytes: number, where: string): Promise<string> {
	if (!response.body) return '';
	const decoder = new TextDecoder();
	let text = '';
	let size = 0;
	for await (const chunk of response.body) {
		size += chunk.byteLength;
		// Leaving the loop by throwing cancels the rest of the body.
		if (size > maxBytes)
			throw new LibraryGarbled(`The Library’s answer for ${where} is larger than ${maxBytes} bytes.`);
		text += decoder.decode(chunk, { stream: true });
	}
	return text + decoder.decode();
}

/** The JSON of an answer; `undefined` where it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
