import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { type TestContext, test } from 'node:test';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { createRenderer, type RendererOptions } from '../../../src/markdown/render-pool.ts';
import { renderContext } from '../../support/render-context.ts';

/** Long enough for any normal article on a busy machine, short enough for tests. */
const SOON = 400;
const ENDLESS = 'a*'.repeat(150_000);

function startRenderer(t: TestContext, options: RendererOptions = {}) {
	const renderer = createRenderer(renderContext(), options);
	t.after(() => renderer.close());
	return renderer;
}

test('workers return the same as rendering on this thread', async (t) => {
	const renderer = startRenderer(t, { articlesPerThread: 1 });
	const texts = Array.from(
		{ length: 20 },
		(_, index) => `## Part ${index}\n\n> [!TIP]\n> [x](/support/a/reset-a-password)`,
	);
	const rendered = await Promise.all(texts.map((text) => renderer.render(text, 'A title', [['old']])));
	assert.deepEqual(
		rendered,
		texts.map((text) => renderMarkdown(text, 'A title', renderContext(), [['old']])),
	);
});

test('one thread renders a few articles; more start when many are waiting', async (t) => {
	const workerUrl = new URL('../../support/numbered-worker.ts', import.meta.url);
	const threadsFor = async (articles: number) => {
		const renderer = startRenderer(t, { workerUrl, articlesPerThread: 10 });
		const texts = Array.from({ length: articles }, (_, index) => `${index}`);
		const rendered = await Promise.all(texts.map((text) => renderer.render(text, 'x')));
		return new Set(rendered.map(({ html }) => html)).size;
	};
	assert.equal(await threadsFor(11), 1);
	assert.equal(await threadsFor(12), Math.min(2, availableParallelism()));
	assert.equal(await threadsFor(100), Math.min(4, availableParallelism()));
});

test('a text that takes too long is shown as plain text, and the next one is rendered', async (t) => {
	const renderer = startRenderer(t, { limitMs: SOON });
	const [endless, next] = await Promise.all([
		renderer.render(`${ENDLESS} <b>end</b>`, 'x'),
		renderer.render('*ok*', 'y'),
	]);
	assert.equal(endless.plainTextReason, 'it takes longer than 0.4 s to render');
	assert.match(endless.html, /^<pre class="plain-text">a\*a\*.*&lt;b&gt;end&lt;\/b&gt;<\/pre>$/s);
	assert.equal(next.html, '<p><em>ok</em></p>');
});

test('lists nested 700 deep and quotes nested 3,000 deep are shown as plain text', async (t) => {
	const renderer = startRenderer(t);
	const lists = Array.from({ length: 700 }, (_, depth) => `${'  '.repeat(depth)}- item${depth}`).join('\n');
	const [nested, quoted] = await Promise.all([
		renderer.render(lists, 'x'),
		renderer.render(`${'> '.repeat(3_000)}end`, 'y'),
	]);
	assert.match(nested.plainTextReason ?? '', /nested more than|takes longer than/);
	assert.match(nested.text, /item699/);
	assert.match(quoted.plainTextReason ?? '', /nested more than/);
});

test('a busy main thread does not make an article time out', async (t) => {
	const renderer = startRenderer(t, { limitMs: SOON });
	await renderer.render('warm', 'x');
	const rendering = renderer.render('*ok*', 'x');
	const until = performance.now() + 2 * SOON;
	while (performance.now() < until); // Busy on purpose.
	assert.equal((await rendering).plainTextReason, undefined);
});

test('waiting for a CPU does not make an article time out, unless it lasts too long', async (t) => {
	const workerUrl = new URL('../../support/waiting-worker.ts', import.meta.url);
	const renderer = startRenderer(t, { workerUrl, limitMs: 100 });
	const [late, never] = await Promise.all([renderer.render('late', 'x'), renderer.render('never', 'y')]);
	assert.equal(late.html, 'at last');
	assert.equal(never.plainTextReason, 'it takes longer than 0.1 s to render');
});

test('a worker that dies affects only its own article', async (t) => {
	const workerUrl = new URL('../../support/dying-worker.ts', import.meta.url);
	const renderer = startRenderer(t, { workerUrl });
	const [thrown, exited] = await Promise.all([
		renderer.render('*throw* now', 'x', [['old']]),
		renderer.render('*leave* now', 'y'),
	]);
	assert.equal(thrown.plainTextReason, 'rendering it failed (on purpose)');
	assert.equal(thrown.text, '*throw* now');
	assert.match(thrown.html, /<span id="old">/);
	assert.equal(exited.plainTextReason, 'rendering it failed (its worker ended)');
});

test('closing ends the workers and rejects waiting calls', async () => {
	const renderer = createRenderer(renderContext());
	const waiting = [renderer.render(ENDLESS, 'x'), renderer.render('y', 'y')].map((promise) =>
		assert.rejects(promise, /closed/),
	);
	await renderer.close();
	await Promise.all(waiting);
	await assert.rejects(renderer.render('z', 'z'), /closed/);
});
