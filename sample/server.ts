import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handleControl } from './control.ts';
import { createCounters } from './counters.ts';
import { createFaultInjector } from './faults.ts';
import { createFolderReader } from './folder.ts';
import { createHandler } from './handler.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { startServer } from './start-server.ts';
import { SAMPLE_TEAM, SAMPLE_TEAM_ID } from './team.ts';
import type { SampleLibrary, SampleOptions } from './types.ts';
import { createWireFormat } from './wire.ts';

/**
 * Starts a small server with the Library API. It serves a folder of Markdown files, or articles in memory.
 * @throws if the folder has no `articles/`, or if the port is in use
 */
export async function startSampleLibrary(options: SampleOptions = {}): Promise<SampleLibrary> {
	const { host = '127.0.0.1', folder = fileURLToPath(new URL('.', import.meta.url)) } = options;
	const { log = () => {}, now = Date.now, content } = options;
	const closing = new AbortController();
	const library = {
		requests: [],
		faults: createFaultInjector(options.faults),
		wire: createWireFormat(options),
		rate: createRateLimiter(options.requestsPerHour, now),
		counters: createCounters(options.dataDir, log),
	};
	const read = content ? async () => content : createFolderReader(folder, log);
	await read();

	const server = await startServer(
		createHandler({
			...library,
			teams: [SAMPLE_TEAM, SAMPLE_TEAM_ID],
			team: { id: SAMPLE_TEAM_ID, slug: SAMPLE_TEAM, name: 'Wrenday' },
			keys: options.keys,
			images: join(folder, 'images'),
			signal: closing.signal,
			read,
			log,
			now,
			onRequest: options.onRequest ?? (() => {}),
			control: options.control ? (method, body) => handleControl(library, method, body) : undefined,
		}),
		{ host, port: options.port ?? 0, nextFree: options.nextFreePort ?? false },
	);
	return {
		...library,
		url: new URL(`http://${host.includes(':') ? `[${host}]` : host}:${server.port}`),
		port: server.port,
		close: async () => {
			closing.abort();
			await server.close();
		},
	};
}
