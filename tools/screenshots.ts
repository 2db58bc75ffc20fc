import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chromium } from 'playwright';
import { runMain } from '../src/commands/terminal/exit.ts';
import { readSettings } from '../src/settings.ts';
import { getShotPath, listShots, takeScreenshot } from '../tests/support/pictures.ts';
import { startSharedSites } from '../tests/support/shared-sites.ts';
import { findChromium } from './chromium.ts';

await runMain(async () => {
	const { path, from } = await findChromium(readSettings().chromiumPath);
	console.log(`Chromium: ${path} (${from})`);
	const shared = await startSharedSites(['tests/long/stories/looks.spec.ts']);
	const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
	let bytes = 0;
	for (const shot of [...listShots(shared.environment).values()].flat()) {
		const picture = await takeScreenshot(browser, shot);
		const file = getShotPath(shot);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, picture);
		bytes += picture.byteLength;
	}
	await browser.close();
	await shared.close();
	console.log(`docs/screenshots/: ${bytes.toLocaleString('en')} bytes in total.`);
	process.exit(0);
});
