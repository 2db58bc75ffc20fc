import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One page of the browser: the visible one, or one that is prerendered. */
export interface PlainPage {
	evaluate(expression: string): Promise<unknown>;
	/** Moves the mouse to the middle of the element that a selector finds; with `press` it also clicks there. */
	point(selector: string, press?: 'press'): Promise<void>;
}

/** A browser with one tab that prerenders pages as a reader's browser does; under Playwright Chromium does not. */
export interface PlainChromium {
	open(url: string): Promise<PlainPage>;
	/** Waits for the prerendered page at `url`. */
	prerendered(url: string): Promise<PlainPage>;
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
	isPrerendered: boolean;
}

/** The first flag sets `navigator.webdriver` to false: otherwise views would not be counted. */
const FLAGS = [
	'--disable-blink-features=AutomationControlled',
	'--headless',
	'--window-size=1280,1200',
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
];

/** Starts the browser at `path` with additional flags, and controls it through the DevTools protocol. */
export async function startPlainChromium(path: string, flags: readonly string[]): Promise<PlainChromium> {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-chromium-'));
	const child = spawn(
		path,
		[...FLAGS, ...flags, '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
		{
			stdio: ['ignore', 'ignore', 'pipe'],
		},
	);
	let devToolsUrl = '';
	for await (const line of createInterface({ input: child.stderr })) {
		devToolsUrl = /^DevTools listening on (\S+)/.exec(line)?.[1] ?? '';
		if (devToolsUrl) break;
	}
	child.stderr.resume();
	const socket = new WebSocket(devToolsUrl);
	await once(socket, 'open');

	let lastId = 0;
	const pending = new Map<number, (message: Message) => void>();
	const send = async (method: string, params: object = {}, sessionId?: string) => {
		const id = ++lastId;
		const response = new Promise<Message>((resolve) => pending.set(id, resolve));
		socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
		const { result = {}, error } = await response;
		if (error) throw new Error(`${method}: ${error.message}`);
		return result;
	};
	const pages: AttachedPage[] = [];
	socket.addEventListener('message', ({ data }) => {
		const message: Message = JSON.parse(String(data));
		if (message.id !== undefined) pending.get(message.id)?.(message);
		const { sessionId: session, targetInfo } = message.params ?? {};
		if (message.method === 'Target.attachedToTarget' && session && targetInfo?.type === 'page') {
			pages.push({ session, isPrerendered: targetInfo.subtype === 'prerender' });
		}
	});
	const createPage = (session: string): PlainPage => {
		const evaluate = async (expression: string) => {
			const response = await send(
				'Runtime.evaluate',
				{ expression, awaitPromise: true, returnByValue: true, userGesture: true },
				session,
			);
			return Object(response.result).value;
		};
		return {
			evaluate,
			async point(selector, press) {
				const point = await evaluate(
					`(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
				);
				const mouse = (type: string) =>
					send(
						'Input.dispatchMouseEvent',
						{ type, ...Object(point), button: press ? 'left' : 'none', clickCount: 1 },
						session,
					);
				await mouse('mouseMoved');
				if (press) for (const type of ['mousePressed', 'mouseReleased']) await mouse(type);
			},
		};
	};
	// Polls, because there is no event for a change of a page's URL.
	const findPage = async (isWanted: (page: AttachedPage) => Promise<boolean> | boolean): Promise<AttachedPage> => {
		for (;;) {
			for (const page of pages) if (await isWanted(page)) return page;
			await send('Target.getTargets');
		}
	};
	// Chromium prerenders only if the debugger is attached to nothing but the tab.
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
			const { session } = await findPage(({ isPrerendered }) => !isPrerendered);
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
			return createPage(session);
		},
		async prerendered(url) {
			const isAt = async ({ session }: AttachedPage) => (await createPage(session).evaluate('location.href')) === url;
			return createPage((await findPage(async (page) => page.isPrerendered && (await isAt(page)))).session);
		},
		async close() {
			socket.close();
			child.kill();
			await once(child, 'close');
			await rm(folder, { recursive: true, force: true });
		},
	};
}
