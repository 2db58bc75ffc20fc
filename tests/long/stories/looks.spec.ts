import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'playwright/test';
import { compare, getShotPath, listShots, takeScreenshot } from '../../support/pictures.ts';

// These sites are built for this file because it names their variables: HELP_CENTER_URL and HELP_CENTER_IN_ARABIC.
for (const [subject, shots] of listShots(process.env)) {
	test(`${subject}: looks like docs/screenshots/ at every width and in both themes`, async ({ browser }, info) => {
		test.setTimeout(90_000);
		expect(shots.length).toBe(6);
		for (const shot of shots) {
			const taken = await takeScreenshot(browser, shot);
			const { isAlike, share, difference } = await compare(taken, await readFile(getShotPath(shot)));
			if (!isAlike) {
				await writeFile(info.outputPath(`${shot.name}-now.webp`), taken);
				await writeFile(info.outputPath(`${shot.name}-difference.png`), difference);
			}
			const advice = `${shot.name}: ${(share * 100).toFixed(1)} % of the pixels differ. If that is intended, run \`npm run screenshots\`; if not, see ${info.outputDir}`;
			expect(isAlike, advice).toBe(true);
		}
	});
}
