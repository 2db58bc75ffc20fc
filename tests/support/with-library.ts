import { test as story } from 'playwright/test';
import { startSampleLibrary } from '../../sample/server.ts';
import type { SampleLibrary } from '../../sample/types.ts';

export { expect } from 'playwright/test';

/** The sample Library that the pages of a story show pictures of, and send votes and views to. */
export interface StoryLibrary extends Pick<SampleLibrary, 'faults' | 'requests'> {
	/** Makes a browser find it where the pages say that their Library is. */
	flag: string;
	/** From now on nothing goes wrong, and nothing has been asked. */
	reset(): void;
	/** The votes or views that reached it since then: the article's slug and the body. */
	arrived(call: 'feedback' | 'view'): { slug: string; body: string }[];
}

/** Starts one that stands in for the Library at `address`. */
async function startStoryLibrary(address: string): Promise<StoryLibrary & Pick<SampleLibrary, 'close'>> {
	const { faults, requests, url, close } = await startSampleLibrary({ requestsPerHour: 0 });
	return {
		faults,
		requests,
		close,
		flag: `--host-resolver-rules=MAP ${new URL(address).host} ${url.host}`,
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

/** Stories that change what the Library does, or look at what reached it: each worker has one of its own, and each story finds it as new. */
export const test = story.extend<{ library: StoryLibrary }, { ownLibrary: StoryLibrary }>({
	ownLibrary: [
		// Playwright reads from the pattern which other fixtures are wanted: none.
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
