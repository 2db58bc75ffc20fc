import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type HeadingIds, locateFormerHeadings } from './heading-ids/former-headings.ts';
import { renderPlainText } from './plain-text.ts';
import type { RenderContext, RenderedArticle } from './types.ts';

/** Renders articles. `createRenderer` makes one; others wrap one and add something to its articles. */
export interface Renderer<Article = RenderedArticle> {
	/** Fulfils unless the renderer is closed before: an article that can't be rendered is shown as plain text. */
	render(markdown: string, title: string, versions?: readonly HeadingIds[]): Promise<Article>;
	close(): Promise<void>;
}

export interface RendererOptions {
	/** How many waiting articles justify one more thread (1,000). */
	articlesPerThread?: number;
	/** Time limit for one article, in milliseconds (2,000). */
	limitMs?: number;
	/** The script of the worker threads; tests replace it. */
	workerUrl?: URL;
}

/** A message to a worker: one article to render. */
export interface RenderJob {
	markdown: string;
	title: string;
	/** Heading ids of earlier versions, oldest first. */
	versions: readonly HeadingIds[];
}

/**
 * What a worker starts with. `clock[0]` is the time at which its current article began (`process.hrtime`, the same for all threads), or 0
 * between articles; `clock[1]` is the CPU time that the thread had used by then, in microseconds.
 */
export interface WorkerInput {
	context: RenderContext;
	clock: BigInt64Array<SharedArrayBuffer>;
}

interface PendingJob extends RenderJob {
	resolve: (rendered: RenderedArticle) => void;
	reject: (error: Error) => void;
}

interface PoolWorker {
	thread: Worker;
	clock: BigInt64Array<SharedArrayBuffer>;
	job: PendingJob | undefined;
	timer: NodeJS.Timeout | undefined;
}

/** A thread may wait this many times its limit for a CPU; then its article is given up too. */
const MAX_WALL_TIME_FACTOR = 5;

/** The time spent on an article, in milliseconds: CPU time where Node can tell (24.6), because a thread may wait long for a CPU. */
async function measureWorkTime({ thread, clock }: PoolWorker, elapsedMs: number): Promise<number> {
	if (!('cpuUsage' in thread)) return elapsedMs;
	const { user, system } = await thread.cpuUsage();
	return (user + system - Number(Atomics.load(clock, 1))) / 1_000;
}

/** The most threads; never more than the machine has cores. */
const MAX_THREADS = 4;

/**
 * Creates a pool of worker threads for one site's articles, so that a text that takes too long does not block anything. They start when first needed and keep the process alive only while they work. Starting
 * a worker and warming it up costs as much as some hundred articles, so that one more pays off only if many are waiting.
 */
export function createRenderer(context: RenderContext, options: RendererOptions = {}): Renderer {
	const maxThreads = Math.min(MAX_THREADS, availableParallelism());
	const articlesPerThread = options.articlesPerThread ?? 1_000;
	const limitMs = options.limitMs ?? 2_000;
	const queue: PendingJob[] = [];
	const workers = new Set<PoolWorker>();
	let isClosed = false;

	const startWorker = (): PoolWorker => {
		const clock = new BigInt64Array(new SharedArrayBuffer(16));
		const input: WorkerInput = { context, clock };
		// The main thread's stack size, so that both overflow on the same texts.
		const thread = new Worker(options.workerUrl ?? new URL('./worker.ts', import.meta.url), {
			workerData: input,
			resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16, stackSizeMb: 1 },
		});
		const worker: PoolWorker = { thread, clock, job: undefined, timer: undefined };
		workers.add(worker);
		thread.on('message', (rendered: RenderedArticle) => finishJob(worker, rendered));
		thread.on('error', (error) => removeWorker(worker, `rendering it failed (${error.message})`));
		thread.on('exit', () => removeWorker(worker, 'rendering it failed (its worker ended)'));
		return worker;
	};

	const finishJob = (worker: PoolWorker, rendered: RenderedArticle): void => {
		clearTimeout(worker.timer);
		const { job } = worker;
		worker.job = undefined;
		worker.thread.unref();
		job?.resolve(rendered);
		assignJobs();
	};

	/** Terminates a worker that failed or takes too long. Its article becomes plain text; another worker takes the next one. */
	const removeWorker = (worker: PoolWorker, reason: string): void => {
		if (!workers.delete(worker)) return;
		void worker.thread.terminate();
		if (!worker.job) return;
		const { markdown, versions } = worker.job;
		const locateFormer = (present: HeadingIds) => locateFormerHeadings(versions, present);
		finishJob(worker, renderPlainText(markdown, reason, locateFormer, context.reservedIds));
	};

	const checkTime = async (worker: PoolWorker): Promise<void> => {
		const { job } = worker;
		const giveUp = () => removeWorker(worker, `it takes longer than ${limitMs / 1_000} s to render`);
		const startedAt = Atomics.load(worker.clock, 0);
		// 0: not started, or finished while a busy main thread has not read the message yet. Neither counts against the article.
		const elapsedMs = startedAt === 0n ? 0 : Number(process.hrtime.bigint() - startedAt) / 1e6;
		const isRendering = () => Atomics.load(worker.clock, 0) !== 0n;
		// Also ends a worker that is too busy to report its CPU time.
		worker.timer = setTimeout(() => isRendering() && giveUp(), Math.max(1, MAX_WALL_TIME_FACTOR * limitMs - elapsedMs));
		const spentMs = elapsedMs < limitMs ? elapsedMs : await measureWorkTime(worker, elapsedMs).catch(() => elapsedMs);
		if (worker.job !== job) return;
		clearTimeout(worker.timer);
		if (spentMs >= limitMs) giveUp();
		else worker.timer = setTimeout(checkTime, limitMs - spentMs + 1, worker);
	};

	const canAddWorker = () =>
		workers.size === 0 || (workers.size < maxThreads && queue.length > articlesPerThread * workers.size);

	const assignJobs = (): void => {
		while (queue.length > 0) {
			const worker = workers.values().find(({ job }) => !job) ?? (canAddWorker() ? startWorker() : undefined);
			const next = worker && queue.shift();
			if (!next) return;
			worker.job = next;
			worker.thread.ref();
			const { markdown, title, versions } = next;
			worker.thread.postMessage({ markdown, title, versions } satisfies RenderJob);
			worker.timer = setTimeout(checkTime, limitMs, worker);
		}
	};

	return {
		render(markdown, title, versions = []) {
			if (isClosed) return Promise.reject(new Error('This renderer is closed: create another.'));
			return new Promise((resolve, reject) => {
				queue.push({ markdown, title, versions, resolve, reject });
				assignJobs();
			});
		},
		async close() {
			isClosed = true;
			const closing = [...workers];
			workers.clear();
			for (const worker of closing) {
				clearTimeout(worker.timer);
				if (worker.job) queue.push(worker.job);
				worker.job = undefined;
			}
			for (const { reject } of queue.splice(0))
				reject(new Error('The renderer was closed before this article was rendered.'));
			await Promise.all(closing.map(({ thread }) => thread.terminate()));
		},
	};
}
