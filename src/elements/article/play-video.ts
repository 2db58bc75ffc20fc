/** Replaces the content of a frame by the player of a video and starts it. The source is one of `VIDEO_ORIGINS`. */
export function playVideo(frame: HTMLElement, src: string, title: string): void {
	const player = document.createElement('iframe');
	const url = new URL(src);
	url.searchParams.set('autoplay', '1');
	player.title = title;
	player.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
	// YouTube plays nothing for a page that it doesn't know; the origin is enough.
	player.referrerPolicy = 'strict-origin-when-cross-origin';
	player.src = url.href;
	frame.replaceChildren(player);
	player.focus();
}
