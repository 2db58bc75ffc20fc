import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { projectRoot } from '../../src/project-root.ts';

/** Installs a project with the npm settings of this one and one package, without any request. */
function install(t: TestContext, manifest: object) {
	const folder = mkdtempSync(join(tmpdir(), 'install-'));
	t.after(() => rmSync(folder, { recursive: true }));
	mkdirSync(join(folder, 'tool'));
	copyFileSync(join(projectRoot, '.npmrc'), join(folder, '.npmrc'));
	writeFileSync(join(folder, 'tool/package.json'), JSON.stringify({ name: 'tool', version: '1.0.0', ...manifest }));
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { tool: 'file:tool' } }));
	const options = ['install', '--offline', '--no-audit', '--install-links'];
	const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_config_'));
	return spawnSync('npm', options, { cwd: folder, encoding: 'utf8', env: Object.fromEntries(environment) });
}

test('an installation on another Node than a package asks for begins without warnings', (t) => {
	const { status, stderr } = install(t, { engines: { node: '>=99' } });
	assert.equal(status, 0, stderr);
	assert.equal(stderr, '');
});

test('an installation that fails still says why', (t) => {
	const { status, stderr } = install(t, { dependencies: { 'no-such-package-here': '1.0.0' } });
	assert.notEqual(status, 0);
	assert.match(stderr, /npm error .*no-such-package-here/);
});
