import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One page of the browser: the one that shows, or one that is being prepared. */
export interface PlainPage {
	evaluate(expression: string): Promise<unknown>;
	/** Moves the mouse to the middle of what a selector finds, and presses it there on request. */
	point(selector: string, press?: 'press'): Promise<void>;
}

/** A browser that shows one tab as a reader's does: it prepares pages in advance, which it doesn't under Playwright. */
export interface PlainChromium {
	open(url: string): Promise<PlainPage>;
	/** The page at `url` that the browser prepares in advance, once there is one. */
	prepared(url: string): Promise<PlainPage>;
	close(): Promise<void>;
}

interface Message {
	id?: number;
	method?: string;
	params?: { sessionId?: string; targetInfo?: { type: string; subtype?: string } };
	result?: Record<string, unknown>;
	error?: { message: string };
}

interface AttachedPage {
	session: string;
	isPrepared: boolean;
}

/** A browser that is driven says so; a reader's views would not count. */
const FLAGS = [
	'--disable-blink-features=AutomationControlled',
	'--headless',
	'--window-size=1280,1200',
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
];

/** Starts the browser at `path`, with some more flags, and speaks the DevTools protocol with it. */
export async function startPlainChromium(path: string, flags: readonly string[]): Promise<PlainChromium> {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-chromium-'));
	const child = spawn(
		path,
		[...FLAGS, ...flags, '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
		{
			stdio: ['ignore', 'ignore', 'pipe'],
		},
	);
	let address = '';
	for await (const line of createInterface({ input: child.stderr })) {
		address = /^DevTools listening on (\S+)/.exec(line)?.[1] ?? '';
		if (address) break;
	}
	child.stderr.resume();
	const socket = new WebSocket(address);
	await once(socket, 'open');

	let last = 0;
	const waiting = new Map<number, (message: Message) => void>();
	const send = async (method: string, params: object = {}, sessionId?: string) => {
		const id = ++last;
		const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
		socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
		const { result = {}, error } = await answer;
		if (error) throw new Error(`${method}: ${error.message}`);
		return result;
	};
	const pages: AttachedPage[] = [];
	socket.addEventListener('message', ({ data }) => {
		const message: Message = JSON.parse(String(data));
		if (message.id !== undefined) waiting.get(message.id)?.(message);
		const { sessionId: session, targetInfo } = message.params ?? {};
		if (message.method === 'Target.attachedToTarget' && session && targetInfo?.type === 'page') {
			pages.push({ session, isPrepared: targetInfo.subtype === 'prerender' });
		}
	});
	const pageOf = (session: string): PlainPage => {
		const evaluate = async (expression: string) => {
			const answer = await send(
				'Runtime.evaluate',
				{ expression, awaitPromise: true, returnByValue: true, userGesture: true },
				session,
			);
			return Object(answer.result).value;
		};
		return {
			evaluate,
			async point(selector, press) {
				const place = await evaluate(
					`(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
				);
				const mouse = (type: string) =>
					send(
						'Input.dispatchMouseEvent',
						{ type, ...Object(place), button: press ? 'left' : 'none', clickCount: 1 },
						session,
					);
				await mouse('mouseMoved');
				if (press) for (const type of ['mousePressed', 'mouseReleased']) await mouse(type);
			},
		};
	};
	/* Asks until it is there: where a page stands changes without notice. */
	const found = async (isWanted: (page: AttachedPage) => Promise<boolean> | boolean): Promise<AttachedPage> => {
		for (;;) {
			for (const page of pages) if (await isWanted(page)) return page;
			await send('Target.getTargets');
		}
	};
	/* A page is prepared in advance only where nobody listens but on the tab as a whole. */
	const { targetInfos } = await send('Target.getTargets', { filter: [{ type: 'tab' }] });
	const [tab] = Array.isArray(targetInfos) ? targetInfos : [];
	const { sessionId } = await send('Target.attachToTarget', { targetId: Object(tab).targetId, flatten: true });
	await send(
		'Target.setAutoAttach',
		{ autoAttach: true, waitForDebuggerOnStart: false, flatten: true },
		String(sessionId),
	);

	return {
		async open(url) {
			const { session } = await found(({ isPrepared }) => !isPrepared);
			await send('Page.enable', {}, session);
			const loaded = new Promise<void>((resolve) => {
				const listen = ({ data }: MessageEvent) => {
					if (JSON.parse(String(data)).method !== 'Page.loadEventFired') return;
					socket.removeEventListener('message', listen);
					resolve();
				};
				socket.addEventListener('message', listen);
			});
			await send('Page.navigate', { url }, session);
			await loaded;
			return pageOf(session);
		},
		async prepared(url) {
			const isAt = async ({ session }: AttachedPage) => (await pageOf(session).evaluate('location.href')) === url;
			return pageOf((await found(async (page) => page.isPrepared && (await isAt(page)))).session);
		},
		async close() {
			socket.close();
			child.kill();
			await once(child, 'close');
			await rm(folder, { recursive: true, force: true });
		},
	};
}
