import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'playwright/test';
import { compare, fileOf, shotsOf, takePicture } from '../../support/pictures.ts';

// HELP_CENTER_URL and HELP_CENTER_IN_ARABIC say where the sites are.
for (const [subject, shots] of shotsOf(process.env)) {
	test(`${subject}: looks as in docs/screenshots/, at every width and in both themes`, async ({ browser }, info) => {
		test.setTimeout(90_000);
		expect(shots.length).toBe(6);
		for (const shot of shots) {
			const taken = await takePicture(browser, shot);
			const { isAlike, share, difference } = await compare(taken, await readFile(fileOf(shot)));
			if (!isAlike) {
				await writeFile(info.outputPath(`${shot.name}-now.webp`), taken);
				await writeFile(info.outputPath(`${shot.name}-difference.png`), difference);
			}
			const advice = `${shot.name}: ${(share * 100).toFixed(1)} % looks otherwise. \`npm run screenshots\` where that is meant; else see ${info.outputDir}`;
			expect(isAlike, advice).toBe(true);
		}
	});
}
