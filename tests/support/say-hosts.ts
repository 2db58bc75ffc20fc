// Loaded before a command (`--import`): says of every request which host it goes to.
const ask = globalThis.fetch;
globalThis.fetch = (input, init) => {
	console.log(`asks ${new URL(input instanceof Request ? input.url : input).host}`);
	return ask(input, init);
};
