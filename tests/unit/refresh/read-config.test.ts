import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { sampleConfig } from '../../../sample/help-center.config.ts';
import type { OwnerConfig } from '../../../src/refresh/read-config.ts';
import { copyProject } from '../../support/project-copy.ts';

let project: Awaited<ReturnType<typeof copyProject>>;
before(async () => {
	project = await copyProject();
});
after(() => project.remove());

/** Reads the configuration of a copy of the project whose owner has set `options`. */
async function readOwn(options: object, team: string): Promise<OwnerConfig> {
	await writeFile(
		join(project.folder, 'src/help-center.config.ts'),
		`export default ${JSON.stringify(options)};\n// ${Math.random()}\n`,
	);
	const { reloadOwnerConfig }: typeof import('../../../src/refresh/read-config.ts') = await import(
		pathToFileURL(join(project.folder, 'src/refresh/read-config.ts')).href
	);
	return reloadOwnerConfig(team);
}

test('The brand of the sample belongs to the team of the sample alone', async () => {
	const { config } = await readOwn({}, 'acme');
	assert.deepEqual([config.name, config.tagline, config.logo, config.contact], ['', '', undefined, []]);
	assert.deepEqual([config.header.links, config.footer], [[], { links: [], text: '' }]);
	assert.equal((await readOwn({}, 'sample')).config.name, sampleConfig.name);
});

test('What the owner sets is shown on the site of the sample too', async () => {
	const { config } = await readOwn({ accent: '#a00', name: 'Acme Help' }, 'sample');
	assert.deepEqual([config.name, config.accent, config.tagline], ['Acme Help', '#a00', sampleConfig.tagline]);
});
