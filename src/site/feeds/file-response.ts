/** The answer of an address that is a file: its text, or, where the site has no such file, nothing (then none is written). */
export function createFileResponse(text: string | Iterable<string> | undefined, type: string): Response {
	if (text === undefined) return new Response(null, { status: 404 });
	const body = typeof text === 'string' ? text : createTextStream(text);
	return new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}

/** Pieces that are made as fast as they are read. */
function createTextStream(pieces: Iterable<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	const rest = pieces[Symbol.iterator]();
	return new ReadableStream({
		pull(controller) {
			const { value, done } = rest.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
	});
}
