import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../../src/project-root.ts';
import { createLookStyle, LOOKS } from '../../../../src/site/config/looks.ts';
import { createThemeStyle } from '../../../../src/site/page-data/head/theme.ts';
import { siteOptions } from '../../../support/site.ts';

test('A look sets only tokens that the style sheets have', async () => {
	const sheet = await readFile(join(projectRoot, 'src/styles/tokens.css'), 'utf8');
	const tokens = new Set(['--font-headings', ...(sheet.match(/--[\w-]+(?=:)/g) ?? [])]);
	for (const look of Object.values(LOOKS))
		for (const name of Object.keys(look)) assert.ok(tokens.has(name), `${name} is a token`);
});

test('The default look adds nothing; another one comes before the owner’s fonts, in the layer of the tokens', () => {
	assert.equal(createLookStyle('calm'), '');
	const { config } = siteOptions({ config: { look: 'editorial', fonts: { headings: 'Fraunces' } } });
	const style = createThemeStyle(config);
	assert.match(
		style,
		/^@layer tokens,[\w,]+;@layer tokens\{:root:root\{--font-headings:[^}]+\}\}:root\{[^}]*--font-headings:Fraunces\}$/,
	);
});
