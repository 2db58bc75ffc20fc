import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { HeadingIds } from './former-headings.ts';
import { renderPlainText } from './plain-text.ts';
import type { RenderContext, RenderedArticle } from './types.ts';

/** Renders articles in threads of their own, so that a text that takes for ever holds up nothing. */
export interface Renderer {
	/** Always fulfils, unless the renderer is closed meanwhile: an article that can't be rendered comes as plain text. */
	render(markdown: string, title: string, versions?: readonly HeadingIds[]): Promise<RenderedArticle>;
	close(): Promise<void>;
}

export interface RendererOptions {
	/** How many waiting articles are worth one more thread (1,000). */
	articlesPerThread?: number;
	/** How long one article may be worked at, in milliseconds (2,000). */
	limitMs?: number;
	/** What a worker runs; tests put one here that dies. */
	program?: URL;
}

/** What a worker is asked. */
export interface RenderJob {
	markdown: string;
	title: string;
	/** Heading ids of earlier versions, oldest first. */
	versions: readonly HeadingIds[];
}

/**
 * What a worker starts with: `clock` holds when its article began (`hrtime`, one clock for all threads), 0 between articles; then the
 * processor's time that the thread had had by then, in microseconds.
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
	worker: Worker;
	clock: BigInt64Array<SharedArrayBuffer>;
	job: PendingJob | undefined;
	timer: NodeJS.Timeout | undefined;
}

/** A thread that gets no turn has this many times its limit, then its article is given up all the same. */
const PATIENCE = 5;

/** For how many milliseconds an article has been worked at: a thread may wait long for its turn, so the processor's time counts (Node 24.6). */
async function measureWorkTime({ worker, clock }: PoolWorker, passed: number): Promise<number> {
	if (!('cpuUsage' in worker)) return passed;
	const { user, system } = await worker.cpuUsage();
	return (user + system - Number(Atomics.load(clock, 1))) / 1_000;
}

/** How many threads there are at most; no more than the machine has cores. */
const MOST = 4;

/**
 * Workers for one site's articles; they start when first needed and keep the process alive only while they work. Starting one and warming
 * it up costs as much as some hundred articles: it pays where many wait.
 */
export function createRenderer(context: RenderContext, options: RendererOptions = {}): Renderer {
	const most = Math.min(MOST, availableParallelism());
	const worth = options.articlesPerThread ?? 1_000;
	const limitMs = options.limitMs ?? 2_000;
	const queue: PendingJob[] = [];
	const hands = new Set<PoolWorker>();
	let isClosed = false;

	const hire = (): PoolWorker => {
		const clock = new BigInt64Array(new SharedArrayBuffer(16));
		const start: WorkerInput = { context, clock };
		// The stack of the main thread, so that both give up on the same texts.
		const worker = new Worker(options.program ?? new URL('./worker.ts', import.meta.url), {
			workerData: start,
			resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16, stackSizeMb: 1 },
		});
		const hand: PoolWorker = { worker, clock, job: undefined, timer: undefined };
		hands.add(hand);
		worker.on('message', (rendered: RenderedArticle) => resolveJob(hand, rendered));
		worker.on('error', (error) => dismiss(hand, `rendering it failed (${error.message})`));
		worker.on('exit', () => dismiss(hand, 'rendering it failed (its worker ended)'));
		return hand;
	};

	const resolveJob = (hand: PoolWorker, rendered: RenderedArticle): void => {
		clearTimeout(hand.timer);
		const waiting = hand.job;
		hand.job = undefined;
		hand.worker.unref();
		waiting?.resolve(rendered);
		assign();
	};

	/** A worker that is dead or given up: its article becomes plain text, another takes the next one. */
	const dismiss = (hand: PoolWorker, reason: string): void => {
		if (!hands.delete(hand)) return;
		void hand.worker.terminate();
		if (!hand.job) return;
		const { markdown, versions } = hand.job;
		resolveJob(hand, renderPlainText(markdown, reason, versions, context.reservedIds));
	};

	const watch = async (hand: PoolWorker): Promise<void> => {
		const { job } = hand;
		const giveUp = () => dismiss(hand, `it takes longer than ${limitMs / 1_000} s to render`);
		const began = Atomics.load(hand.clock, 0);
		// Not begun, or finished with its answer on the way: a busy main thread must not blame the article.
		const passed = began === 0n ? 0 : Number(process.hrtime.bigint() - began) / 1e6;
		const isAtWork = () => Atomics.load(hand.clock, 0) !== 0n;
		hand.timer = setTimeout(() => isAtWork() && giveUp(), Math.max(1, PATIENCE * limitMs - passed));
		const spent = passed < limitMs ? passed : await measureWorkTime(hand, passed).catch(() => passed);
		if (hand.job !== job) return;
		clearTimeout(hand.timer);
		if (spent >= limitMs) giveUp();
		else hand.timer = setTimeout(watch, limitMs - spent + 1, hand);
	};

	const isHireWorth = () => hands.size === 0 || (hands.size < most && queue.length > worth * hands.size);

	const assign = (): void => {
		while (queue.length > 0) {
			const idle = hands.values().find((hand) => !hand.job) ?? (isHireWorth() ? hire() : undefined);
			const next = idle && queue.shift();
			if (!next) return;
			idle.job = next;
			idle.worker.ref();
			const { markdown, title, versions } = next;
			idle.worker.postMessage({ markdown, title, versions } satisfies RenderJob);
			idle.timer = setTimeout(watch, limitMs, idle);
		}
	};

	return {
		render(markdown, title, versions = []) {
			if (isClosed) return Promise.reject(new Error('This renderer is closed: create another.'));
			return new Promise((resolve, reject) => {
				queue.push({ markdown, title, versions, resolve, reject });
				assign();
			});
		},
		async close() {
			isClosed = true;
			const leaving = [...hands];
			hands.clear();
			for (const hand of leaving) {
				clearTimeout(hand.timer);
				if (hand.job) queue.push(hand.job);
				hand.job = undefined;
			}
			for (const { reject } of queue.splice(0))
				reject(new Error('The renderer was closed before this article was rendered.'));
			await Promise.all(leaving.map(({ worker }) => worker.terminate()));
		},
	};
}
