import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Answer, edgeAnswer } from './answers.ts';
import type { Blow } from './faults.ts';
import { Refusal } from './refusal.ts';

/** Sends the true answer, or what a fault makes of it. `answer` is asked only where the fault lets the request through. */
export async function deliver(
	response: ServerResponse,
	blow: Blow | undefined,
	answer: () => Promise<Answer>,
	refuse: (refusal: Refusal) => Answer,
): Promise<void> {
	switch (blow?.kind) {
		case undefined:
			return send(response, await answer());
		case 'hang':
			return;
		case 'reset':
			response.socket?.resetAndDestroy();
			return;
		case 'status': {
			const refusal = new Refusal(blow.status, blow.message, { code: blow.code, retryAfter: blow.retryAfter });
			return send(response, blow.as === 'html' ? edgeAnswer(refusal) : refuse(refusal));
		}
		case 'body':
			return send(response, { status: blow.status, headers: { 'content-type': blow.type }, body: blow.body });
		case 'redirect':
			return send(response, { status: blow.status, headers: { location: blow.to }, body: '' });
		case 'endless':
			return sendForEver(response);
		case 'cut':
			return sendHalf(response, await answer(), () => response.destroy());
		case 'stall':
			return sendHalf(response, await answer(), () => {});
	}
}

/** Sends an answer whole. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
	const isBare = status === 204 || status === 304;
	const length = isBare ? {} : { 'content-length': String(Buffer.byteLength(body)) };
	response.writeHead(status, { ...headers, ...length });
	response.end(isBare ? undefined : body);
}

function sendHalf(response: ServerResponse, { status, headers, body }: Answer, then: () => void): void {
	const bytes = Buffer.from(body);
	response.writeHead(status, { ...headers, 'content-length': String(bytes.length + 1) });
	response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), then);
}

async function sendForEver(response: ServerResponse): Promise<void> {
	response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
	const spaces = ' '.repeat(64 * 1024);
	const body = (function* () {
		yield '{"success":true,"data":[';
		while (true) yield spaces;
	})();
	// The only end is the client's: it hangs up, and that is no failure of ours.
	await pipeline(Readable.from(body, { objectMode: false }), response).catch(() => {});
}
