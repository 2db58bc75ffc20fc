const PLAYERS = [
	{
		host: /^(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com|youtu\.be)$/,
		find: (url: URL) => {
			const id = /^\/(?:(?:embed|shorts|live|v)\/)?([\w-]{6,20})\/?$/.exec(url.pathname)?.[1];
			const video = url.pathname === '/watch' ? (/^[\w-]{6,20}$/.exec(url.searchParams.get('v') ?? '')?.[0] ?? '') : id;
			if (!video || video === 'playlist' || video === 'videoseries') return undefined;
			const start = /^(\d+)s?$/.exec(url.searchParams.get('start') ?? url.searchParams.get('t') ?? '')?.[1];
			return `https://www.youtube-nocookie.com/embed/${video}${start === undefined ? '' : `?start=${start}`}`;
		},
	},
	{
		host: /^(?:(?:www|player)\.)?vimeo\.com$/,
		find: ({ pathname, searchParams }: URL) => {
			const [, id, path] = /^\/(?:video\/)?(\d{4,15})(?:\/(\w{6,20}))?\/?$/.exec(pathname) ?? [];
			if (id === undefined) return undefined;
			// A video that is not listed needs the hash of its link.
			const hash = path ?? /^\w{6,20}$/.exec(searchParams.get('h') ?? '')?.[0];
			return `https://player.vimeo.com/video/${id}?dnt=1${hash === undefined ? '' : `&h=${hash}`}`;
		},
	},
	{
		host: /^(?:www\.)?loom\.com$/,
		find: ({ pathname }: URL) => {
			const id = /^\/(?:embed|share)\/([0-9a-f]{32})\/?$/.exec(pathname)?.[1];
			return id === undefined ? undefined : `https://www.loom.com/embed/${id}`;
		},
	},
];

/** The URL of the player for a video of YouTube (without cookies), Vimeo or Loom; `undefined` for any other URL. */
export function findVideoPlayer(url: URL): string | undefined {
	return PLAYERS.find(({ host }) => host.test(url.host))?.find(url);
}
