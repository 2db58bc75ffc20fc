import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createEdgeErrorResponse, type SampleResponse } from './answers.ts';
import type { TerminalFault } from './faults.ts';
import { HttpError } from './refusal.ts';

/** Sends the true answer, or what a fault makes of it. `answer` is asked only where the fault lets the request through. */
export async function sendWithFault(
	response: ServerResponse,
	fault: TerminalFault | undefined,
	answer: () => Promise<SampleResponse>,
	refuse: (error: HttpError) => SampleResponse,
): Promise<void> {
	switch (fault?.kind) {
		case undefined:
			return sendResponse(response, await answer());
		case 'hang':
			return;
		case 'reset':
			response.socket?.resetAndDestroy();
			return;
		case 'status': {
			const error = new HttpError(fault.status, fault.message, { code: fault.code, retryAfter: fault.retryAfter });
			return sendResponse(response, fault.as === 'html' ? createEdgeErrorResponse(error) : refuse(error));
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
			return sendHalf(response, await answer(), () => response.destroy());
		case 'stall':
			return sendHalf(response, await answer(), () => {});
	}
}

/** Sends an answer whole. */
export function sendResponse(response: ServerResponse, { status, headers, body }: SampleResponse): void {
	const isBare = status === 204 || status === 304;
	const length = isBare ? {} : { 'content-length': String(Buffer.byteLength(body)) };
	response.writeHead(status, { ...headers, ...length });
	response.end(isBare ? undefined : body);
}

function sendHalf(response: ServerResponse, { status, headers, body }: SampleResponse, then: () => void): void {
	const bytes = Buffer.from(body);
	response.writeHead(status, { ...headers, 'content-length': String(bytes.length + 1) });
	response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), then);
}

async function sendEndless(response: ServerResponse): Promise<void> {
	response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
	const spaces = ' '.repeat(64 * 1024);
	const body = (function* () {
		yield '{"success":true,"data":[';
		while (true) yield spaces;
	})();
	// The only end is the client's: it hangs up, and that is no failure of ours.
	await pipeline(Readable.from(body, { objectMode: false }), response).catch(() => {});
}
