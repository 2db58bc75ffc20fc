/** URLs that readers' browsers call. `{slug}` stands for the slug of an article. What is absent, the site does not offer. */
export interface ReaderEndpoints {
	/** Takes a vote on an article: `POST` with `{"rating": "helpful"}`. */
	vote?: string | undefined;
	/** Counts a view of an article: `POST` without a body. */
	view?: string | undefined;
	/** Searches where the site's own index can't be loaded: `GET` with `?q=`. Its results lead to `{articles}{slug}`. */
	search?: { url: string; articles: string } | undefined;
}
