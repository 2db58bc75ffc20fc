import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { chromium } from 'playwright';
import { findChromium } from '../../../tools/chromium.ts';
import { runCommand, startCommand } from '../../support/command.ts';
import { OWN_PAGE, writeOwnerFiles } from '../../support/own-parts.ts';
import { copyProject } from '../../support/project-copy.ts';
import { articles, category, startSample } from '../../support/sample.ts';

let copy: Awaited<ReturnType<typeof copyProject>>;
before(async () => {
	copy = await copyProject();
	await writeOwnerFiles(copy.folder);
});
after(() => copy.remove());

async function environment(t: TestContext) {
	const content = { categories: [category('basics')], articles: articles(3, () => ({ category: 'basics' })) };
	const { url } = await startSample(t, { content });
	return {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: url.origin,
		DATA_DIR: join(copy.folder, '.data'),
		PORT: '0',
		NODE_OPTIONS: `--import=${new URL('../../support/log-hosts.ts', import.meta.url)}`,
	};
}

/** Opens a page in a browser, and returns what the owner's own parts did there and what the browser blocked. */
async function visit(address: string) {
	const browser = await chromium.launch({
		executablePath: (await findChromium(process.env.CHROMIUM_PATH)).path,
		args: ['--no-sandbox', '--disable-gpu'],
	});
	try {
		const page = await browser.newPage();
		const errors: string[] = [];
		page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
		page.on('pageerror', (error) => errors.push(error.message));
		const response = await page.goto(address, { waitUntil: 'load' });
		const analytics = await page.evaluate(() => Reflect.get(globalThis, 'analytics'));
		const outline = await page.locator('.own-banner').evaluate((banner) => getComputedStyle(banner).outlineColor);
		const ownErrors = [...errors];
		// A script that is not from `src/custom/`.
		await page.evaluate(() => {
			const script = document.createElement('script');
			script.textContent = "analytics.seen.push('stranger')";
			document.body.append(script);
		});
		return {
			analytics,
			outline,
			errors: ownErrors,
			isForeignScriptRun: await page.evaluate(() => Reflect.get(globalThis, 'analytics').seen.includes('stranger')),
			header: response?.headers()['content-security-policy'] ?? '',
			own: ['strict-transport-security', 'referrer-policy', 'x-content-type-options'].map(
				(name) => response?.headers()[name],
			),
			page: (await response?.text()) ?? '',
		};
	} finally {
		await browser.close();
	}
}

const EXPECTED = {
	analytics: { account: 'AC-1', seen: ['file', 'header', 'footer'], bundled: true },
	outline: 'rgb(1, 2, 3)',
	errors: [],
	isForeignScriptRun: false,
};

for (const { build, serve, where } of [
	{ build: 'build', serve: 'preview', where: 'in the page' },
	{ build: 'build-server', serve: 'serve', where: 'in a header' },
]) {
	test(`After ${build}, the owner’s inline scripts and styles run: the policy ${where} contains their hashes`, async (t) => {
		const settings = await environment(t);
		const { code, output } = await runCommand(build, settings, copy.folder);
		assert.equal(code, 0, output);
		await t.test('The build sends requests to the Library only', () => {
			const requests = output.matchAll(/^request to (\S+)$/gm);
			assert.deepEqual(new Set(Array.from(requests, ([, host]) => host)), new Set([new URL(settings.CSTAR_URL).host]));
		});
		const server = startCommand(serve, settings, copy.folder);
		try {
			const [, address = ''] = await server.waitForOutput(/^Help center: (\S+)$/m);
			for (const path of ['', 'articles/article-2/']) {
				const { header, own, page, ...seen } = await visit(address + path);
				assert.deepEqual(seen, EXPECTED, path);
				const policy =
					where === 'in a header'
						? header
						: (/http-equiv="content-security-policy" content="([^"]+)"/.exec(page)?.[1] ?? '');
				assert.match(policy, /script-src [^;]*'sha256-/);
				assert.doesNotMatch(policy, /unsafe-inline/);
				assert.deepEqual(own, ['max-age=63072000', 'no-referrer', 'nosniff'], path);
				assert.match(page, /<a href="\/articles\/article-1\/">Read this first<\/a>/);
			}
			await t.test('A page in public/ replaces ours', async () => {
				assert.equal(await (await fetch(`${address}articles/article-3/`)).text(), OWN_PAGE);
			});
		} finally {
			server.child.kill();
			await server.ended;
		}
	});
}
