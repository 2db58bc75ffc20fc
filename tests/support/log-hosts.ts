// Loaded before a command (`--import`): logs the host of every request.
const originalFetch = globalThis.fetch;
globalThis.fetch = (input, init) => {
	console.log(`request to ${new URL(input instanceof Request ? input.url : input).host}`);
	return originalFetch(input, init);
};
