import { test as story } from 'playwright/test';
import { startSampleLibrary } from '../../sample/server.ts';
import type { SampleLibrary } from '../../sample/types.ts';

export { expect } from 'playwright/test';

/** The sample Library that the pages of a story load pictures from, and send votes and views to. */
export interface StoryLibrary extends Pick<SampleLibrary, 'faults' | 'requests'> {
	/** The browser flag that sends the requests for the pages' Library to this one. */
	flag: string;
	/** Removes all faults and forgets all requests. */
	reset(): void;
	/** The votes or views since the last reset: the article's slug and the body of the request. */
	arrived(call: 'feedback' | 'view'): { slug: string; body: string }[];
}

/** Starts a sample Library that replaces the one at `libraryUrl`. */
async function startStoryLibrary(libraryUrl: string): Promise<StoryLibrary & Pick<SampleLibrary, 'close'>> {
	const { faults, requests, url, close } = await startSampleLibrary({ requestsPerHour: 0 });
	return {
		faults,
		requests,
		close,
		flag: `--host-resolver-rules=MAP ${new URL(libraryUrl).host} ${url.host}`,
		reset() {
			faults.clear();
			requests.length = 0;
		},
		arrived: (call) =>
			requests.flatMap(({ method, path, body }) => {
				const slug = new RegExp(`/articles/([^/]+)/${call}$`).exec(path)?.[1];
				return method === 'POST' && slug ? [{ slug, body }] : [];
			}),
	};
}

/** Stories that set faults of the Library or check its requests. Each worker has its own Library, which is reset before each story. */
export const test = story.extend<{ library: StoryLibrary }, { ownLibrary: StoryLibrary }>({
	ownLibrary: [
		// Playwright reads from the pattern which fixtures this one needs: none.
		// biome-ignore lint/correctness/noEmptyPattern: see above.
		async ({}, use) => {
			const library = await startStoryLibrary(process.env.HELP_CENTER_LIBRARY ?? '');
			await use(library);
			await library.close();
		},
		{ scope: 'worker' },
	],
	launchOptions: [
		async ({ launchOptions, ownLibrary }, use) => {
			await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ownLibrary.flag] });
		},
		{ scope: 'worker' },
	],
	library: async ({ ownLibrary }, use) => {
		ownLibrary.reset();
		await use(ownLibrary);
	},
});
