import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { CommandError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { listen } from '../server/listen.ts';
import { acquirePort } from '../server/listen-address.ts';
import { createStaticHandler } from '../server/static-files.ts';
import { readSettings } from '../settings.ts';
import { onStop, runMain } from './terminal/exit.ts';
import { expectNoOptions } from './terminal/options.ts';

await runMain(async () => {
	expectNoOptions();
	const settings = readSettings();
	const { basePath } = settings;
	const folder = join(projectRoot, 'dist');
	if (!existsSync(folder)) throw new CommandError('There is no dist/ to show. Run `npm run build` first.');
	const server = createServer(await createStaticHandler(folder, basePath));
	const { url } = await acquirePort(settings, (host, port) => listen(server, host, port));
	onStop(async () => {
		server.close();
		server.closeAllConnections();
	});
	console.log(`Help center: ${new URL(basePath, url)}`);
});
