import type { ReaderEndpoints } from '../../model/endpoints.ts';

/** Where readers' browsers send votes, views and searches of a team's public Library at `url`. None of them needs a key. */
export function createReaderEndpoints(url: URL, team: string): ReaderEndpoints {
	const name = encodeURIComponent(team);
	const library = `${url.origin}/api/library/${name}`;
	return {
		vote: `${library}/articles/{slug}/feedback`,
		view: `${library}/articles/{slug}/view`,
		search: { url: `${library}/search`, articles: `${url.origin}/library/${name}/articles/` },
	};
}
