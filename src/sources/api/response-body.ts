import { LibraryTooLarge } from '../../model/errors.ts';
import { readRequestId } from '../cstar/error-body.ts';

/** An answer's text, read no further than `maxBytes` (after decompression). */
export async function readLimitedText(response: Response, maxBytes: number, where: string): Promise<string> {
	if (!response.body) return '';
	const decoder = new TextDecoder();
	let text = '';
	let size = 0;
	for await (const chunk of response.body) {
		size += chunk.byteLength;
		// Leaving the loop by throwing cancels the rest of the body.
		if (size > maxBytes) {
			const message = `The Library’s answer for ${where} is larger than ${maxBytes} bytes. Look for a very long article at cStar, and part it.`;
			throw new LibraryTooLarge(message, { requestId: readRequestId(response.headers, undefined) });
		}
		text += decoder.decode(chunk, { stream: true });
	}
	return text + decoder.decode();
}
