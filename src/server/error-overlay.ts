/** The part of Vite's WebSocket server that the overlay uses. */
export interface ErrorChannel {
	send(payload: { type: 'error'; err: { message: string; stack: string } }): void;
	on(event: 'connection', listener: () => void): void;
}

/** Shows the error of the last refresh over each page in the browser, as Vite shows its own errors. */
export interface ErrorOverlay {
	show(message: string): void;
	/** After this, a new page has no overlay. Open pages lose theirs when they are reloaded. */
	clear(): void;
	/** Starts to show errors; one that is there already is shown at once. */
	connect(channel: ErrorChannel): void;
}

/** Creates an overlay without an error. */
export function createErrorOverlay(): ErrorOverlay {
	let message: string | undefined;
	let channel: ErrorChannel | undefined;
	const send = () => {
		// Without a stack: an owner's error is a line of a file that the message names.
		if (message !== undefined) channel?.send({ type: 'error', err: { message, stack: '' } });
	};
	return {
		show(text) {
			message = text;
			send();
		},
		clear() {
			message = undefined;
		},
		connect(to) {
			channel = to;
			// A page that is opened later shows the error too.
			to.on('connection', send);
			send();
		},
	};
}
