import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { listen, localAddress } from '../server/listen.ts';
import { staticSite } from '../server/static-files.ts';
import { readSettings } from '../settings.ts';
import { projectRoot } from './astro.ts';
import { CommandError, onStop, run } from './exit.ts';

await run(async () => {
	const { host, port, basePath } = readSettings();
	const place = join(projectRoot, 'dist');
	if (!existsSync(place)) throw new CommandError('There is no dist/ to show. `npm run build` makes it.');
	const server = createServer(await staticSite(place, basePath));
	const address = localAddress(host, await listen(server, host, port));
	onStop(async () => {
		server.close();
		server.closeAllConnections();
	});
	console.log(`Help center: ${new URL(basePath, address)}`);
});
