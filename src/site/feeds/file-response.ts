/**
 * The response of an endpoint that is a text file; 404 if the site has no such file (`undefined`), and then the build
 * writes none.
 */
export function createFileResponse(text: string | Iterable<string> | undefined, type: string): Response {
	if (text === undefined) return new Response(null, { status: 404 });
	const body = typeof text === 'string' ? text : createTextStream(text);
	return new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}

/** Streams the pieces: each is created when the consumer is ready for it. */
function createTextStream(pieces: Iterable<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	const iterator = pieces[Symbol.iterator]();
	return new ReadableStream({
		pull(controller) {
			const { value, done } = iterator.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
	});
}
