import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SampleContent } from '../../sample/content.ts';
import { startSampleLibrary } from '../../sample/server.ts';
import type { SampleLibrary, SampleOptions } from '../../sample/types.ts';
import { buildSite } from '../../src/build/build-site.ts';
import { createConsoleReporter } from '../../src/commands/terminal/console-reporter.ts';
import { openSource } from '../../src/refresh/open-source.ts';
import { createRefresher } from '../../src/refresh/refresher.ts';
import { saveHeadingHistory } from '../../src/refresh/save-heading-history.ts';
import { formatLocalUrl, listen } from '../../src/server/listen.ts';
import { createStaticHandler } from '../../src/server/static-files.ts';
import { readSettings } from '../../src/settings.ts';
import { applyOwnWords } from '../../src/site/config/own-words.ts';
import { type HelpCenterOptions, readConfig } from '../../src/site/config.ts';
import type { Site } from '../../src/site/site.ts';
import { getStrings } from '../../src/site/strings/strings.ts';
import { plainConfig } from './plain-config.ts';

/** A site that is built from a running sample Library and served. */
export interface BuiltSite {
	/** Where the site is served, base path included. */
	url: URL;
	folder: string;
	site: Site;
	library: SampleLibrary;
	close(): Promise<void>;
}

/** What a test changes in a built site. */
export interface SiteHistory {
	/** The contents of the Library at earlier syncs, oldest first. */
	earlier?: SampleContent[];
	/** Options that are added to the configuration for tests. */
	config?: Partial<HelpCenterOptions>;
}

/**
 * Builds a complete site in a temporary folder, as `npm run build` does, and serves it as `npm run preview` does. For each earlier content
 * it first syncs the site and stores its headings, as if it had been published.
 */
export async function startBuiltSite(
	library: SampleOptions = {},
	environment: Record<string, string> = {},
	{ earlier = [], config }: SiteHistory = {},
): Promise<BuiltSite> {
	const work = await mkdtemp(join(tmpdir(), 'help-center-test-'));
	const content = library.content && { ...library.content };
	const sample = await startSampleLibrary({ requestsPerHour: 0, ...library, content });
	// Responds also while the site is built: the sync requests a backup from it.
	const server = createServer((_request, response) => response.writeHead(503).end());
	const serverUrl = formatLocalUrl('127.0.0.1', await listen(server, '127.0.0.1', 0));
	const settings = readSettings({
		CSTAR_TEAM: 'sample',
		CSTAR_URL: sample.url.origin,
		SITE_URL: serverUrl.origin,
		DATA_DIR: join(work, 'data'),
		LIBRARY_REQUESTS_PER_HOUR: '100000',
		...environment,
	});
	const reporter = createConsoleReporter(settings);
	const source = await openSource(settings, { reporter, fallback: false });
	const fullConfig = readConfig({ ...plainConfig, ...config });
	const ownerConfig = {
		config: fullConfig,
		words: applyOwnWords(getStrings(fullConfig.language), fullConfig.words, fullConfig.locale),
	};
	const refresher = createRefresher({ settings, source, reporter, loadConfig: async () => ownerConfig });
	for (const earlierContent of earlier) {
		Object.assign(content ?? {}, earlierContent);
		await saveHeadingHistory((await refresher.now()).site, settings);
	}
	Object.assign(content ?? {}, library.content);
	const { site } = await refresher.now();
	const folder = join(work, 'site');
	await buildSite(site, settings, folder);
	server.removeAllListeners('request').on('request', await createStaticHandler(folder, settings.basePath));
	return {
		url: new URL(settings.basePath, serverUrl),
		folder,
		site,
		library: sample,
		async close() {
			server.closeAllConnections();
			server.close();
			await sample.close();
			await rm(work, { recursive: true, force: true });
		},
	};
}
