import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TerminalFault } from './faults.ts';
import { HttpError } from './http-error.ts';
import { createEdgeErrorResponse, type SampleResponse } from './responses.ts';

/**
 * Sends the normal response, or what `fault` puts in its place. `createResponse` is called only for faults that send at least a part of the
 * normal response, so that other faults count no view or vote.
 */
export async function sendWithFault(
	response: ServerResponse,
	fault: TerminalFault | undefined,
	createResponse: () => Promise<SampleResponse>,
	createError: (error: HttpError) => SampleResponse,
): Promise<void> {
	switch (fault?.kind) {
		case undefined:
			return sendResponse(response, await createResponse());
		case 'hang':
			return;
		case 'reset':
			response.socket?.resetAndDestroy();
			return;
		case 'status': {
			const error = new HttpError(fault.status, fault.message, { code: fault.code, retryAfter: fault.retryAfter });
			return sendResponse(response, fault.as === 'html' ? createEdgeErrorResponse(error) : createError(error));
		}
		case 'body':
			return sendResponse(response, {
				status: fault.status,
				headers: { 'content-type': fault.type },
				body: fault.body,
			});
		case 'redirect':
			return sendResponse(response, { status: fault.status, headers: { location: fault.to }, body: '' });
		case 'endless':
			return sendEndless(response);
		case 'cut':
			return sendHalf(response, await createResponse(), () => response.destroy());
		case 'stall':
			return sendHalf(response, await createResponse(), () => {});
	}
}

/** Sends a complete response. */
export function sendResponse(response: ServerResponse, { status, headers, body }: SampleResponse): void {
	const hasNoBody = status === 204 || status === 304;
	const length = hasNoBody ? {} : { 'content-length': String(Buffer.byteLength(body)) };
	response.writeHead(status, { ...headers, ...length });
	response.end(hasNoBody ? undefined : body);
}

/** Sends only the first half of the body that `Content-Length` announces, and then calls `then`. */
function sendHalf(response: ServerResponse, { status, headers, body }: SampleResponse, then: () => void): void {
	const bytes = Buffer.from(body);
	response.writeHead(status, { ...headers, 'content-length': String(bytes.length + 1) });
	response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), then);
}

/** Sends a JSON body that never ends, until the client closes the connection. */
async function sendEndless(response: ServerResponse): Promise<void> {
	response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
	const spaces = ' '.repeat(64 * 1024);
	const body = (function* () {
		yield '{"success":true,"data":[';
		while (true) yield spaces;
	})();
	// The client closes the connection in the end, so the pipeline always fails.
	await pipeline(Readable.from(body, { objectMode: false }), response).catch(() => {});
}
