import { LibraryTooLarge } from '../../model/errors.ts';

/**
 * Reads the text of a response, up to `maxBytes` (after decompression).
 * @throws {LibraryTooLarge} with the arguments that `describe` returns
 */
export async function readLimitedText(
	response: Response,
	maxBytes: number,
	describe: () => ConstructorParameters<typeof LibraryTooLarge>,
): Promise<string> {
	if (!response.body) return '';
	const decoder = new TextDecoder();
	let text = '';
	let size = 0;
	for await (const chunk of response.body) {
		size += chunk.byteLength;
		// Leaving the loop with an exception cancels the rest of the body.
		if (size > maxBytes) throw new LibraryTooLarge(...describe());
		text += decoder.decode(chunk, { stream: true });
	}
	return text + decoder.decode();
}
