import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextLoader } from '../../../../src/search/browser/text-loader.ts';
import { encodeTerms } from '../../../../src/search/text/text-format.ts';

const INDEX = { id: 'a', textParts: ['', 'm', 't'] };
const createPart = (...terms: string[]) =>
	encodeTerms(
		terms.map((term) => [term, { places: [1], levels: [8] }]),
		'a',
	);
const PARTS = [createPart('book', 'file'), createPart('mail', 'rest'), createPart('tax', 'zip')];

/** Answers requests for parts with `answer`, and returns the numbers that were requested. */
function serve(answer: (part: number) => unknown): number[] {
	const requested: number[] = [];
	globalThis.fetch = async (input) => {
		const part = Number(/(\d+)\.json$/.exec(String(input))?.[1]);
		requested.push(part);
		const file = answer(part);
		return file === undefined ? new Response(null, { status: 500 }) : Response.json(file);
	};
	return requested;
}

test('Only the parts of the words are loaded, each once', async () => {
	const requested = serve((part) => PARTS[part]);
	const loader = createTextLoader('/search/text/', INDEX, 'omit');
	assert.equal(loader.isLoaded(['mail']), false);
	assert.equal(await loader.load(['mail', 'zip']), true);
	assert.equal(await loader.load(['rest']), true);
	assert.deepEqual(requested, [1, 2]);
	assert.equal(loader.isLoaded(['mail', 'tax']), true);
	assert.equal(loader.isLoaded(['book']), false);
	assert.deepEqual([loader.text.count('mail'), loader.text.count('zip'), loader.text.count('book')], [1, 1, 0]);
});

test('A beginning of a word whose continuations are in the next part loads both', async () => {
	const requested = serve((part) => PARTS[part]);
	const loader = createTextLoader('/search/text/', { id: 'a', textParts: ['', 'mb'] }, 'omit');
	await loader.load(['m']);
	assert.deepEqual(requested, [0, 1]);
});

test('A part that fails, or is of another build, is not loaded, and the others are', async (t) => {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	serve((part) => (part === 0 ? undefined : part === 1 ? { ...PARTS[1], id: 'b' } : PARTS[2]));
	const loader = createTextLoader('/search/text/', INDEX, 'omit');
	assert.equal(await loader.load(['book', 'zip']), false);
	assert.equal(await loader.load(['mail']), false);
	assert.deepEqual(
		[loader.isLoaded(['book']), loader.isLoaded(['mail']), loader.isLoaded(['zip'])],
		[false, false, true],
	);
});

test('A site without a text index needs none', async () => {
	const requested = serve(() => undefined);
	const loader = createTextLoader('/search/text/', { id: 'a', textParts: [] }, 'omit');
	assert.deepEqual([await loader.load(['book']), loader.isLoaded(['book'])], [true, true]);
	assert.deepEqual(requested, []);
});
