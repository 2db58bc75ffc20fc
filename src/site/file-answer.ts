/** The answer of an address that is a file: its text, or, where the site has no such file, nothing (then none is written). */
export function fileAnswer(text: string | ReadableStream<Uint8Array> | undefined, type: string): Response {
	if (text === undefined) return new Response(null, { status: 404 });
	return new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}
