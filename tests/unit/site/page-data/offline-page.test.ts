import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../../../src/site/config.ts';
import { createCspHash } from '../../../../src/site/csp-hash.ts';
import { createRegistrationScript, offlinePage } from '../../../../src/site/page-data/offline-page.ts';
import { createContentSecurityPolicy } from '../../../../src/site/security/policy-and-headers.ts';
import { testSite } from '../../../support/site.ts';

const policy = (offline: boolean) =>
	createContentSecurityPolicy(readConfig({ name: 'A', offline }), ['https://api.test'], '/help/');

test('The policy allows the service worker and its registration script only if reading offline is turned on', () => {
	const hash = createCspHash(createRegistrationScript({ base: '/help/' }));
	assert.ok(policy(true).directives?.includes("worker-src 'self'"));
	assert.ok(policy(true).scriptDirective?.hashes?.includes(hash));
	assert.doesNotMatch(JSON.stringify(policy(false)), /worker-src/);
	assert.equal(policy(false).scriptDirective?.hashes?.includes(hash), false);
});

test('The service worker is registered after the page has loaded, with the base path as its scope', () => {
	const asked: unknown[] = [];
	const loaded: (() => void)[] = [];
	const navigator = {
		serviceWorker: {
			register: async (...all: unknown[]) => {
				asked.push(...all);
				throw new Error('A browser may refuse.');
			},
		},
	};
	const run = new Function('addEventListener', 'navigator', createRegistrationScript({ base: '/help/' }));
	run((type: string, listener: () => void) => type === 'load' && loaded.push(listener), navigator);
	assert.deepEqual(asked, []);
	for (const listener of loaded) listener();
	assert.deepEqual(asked, ['/help/sw.js', { scope: '/help/', updateViaCache: 'none' }]);
	run((_: string, listener: () => void) => listener(), {});
});

test('Search engines do not index the offline page', async () => {
	const { robots, canonical, path } = offlinePage(await testSite({ base: '/help/' }));
	assert.deepEqual([robots, canonical, path], ['noindex', undefined, '/help/offline/']);
});
