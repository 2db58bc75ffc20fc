/**
 * Puts a text away until it is asked for: as UTF-8 it takes half of what V8 needs for one with a letter beyond Latin-1, and its collector
 * needn't look after it.
 */
export function pack(text: string): () => string {
	// UTF-8 has no half of a pair of surrogates, and the Library's words stay as they came.
	return text.isWellFormed() ? reader(Buffer.from(text)) : () => text;
}

/** By itself, for all functions made in one place keep alive what any of them needs. */
function reader(bytes: Buffer): () => string {
	return () => bytes.toString();
}
