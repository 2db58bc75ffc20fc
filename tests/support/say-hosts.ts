// Loaded before a command (`--import`): says of every request which host it goes to.
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
	console.log(`asks ${new URL(input instanceof Request ? input.url : input).host}`);
	return fetch(input, init);
};
