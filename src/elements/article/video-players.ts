import { VIDEO_ORIGINS } from '../../model/video-origins.ts';

/**
 * Puts a button before each link to a video of the article. A click on it plays the video in place: nothing is requested
 * from the provider before. The link stays, for print and for readers who want to watch elsewhere. The label of the button
 * comes as `data-play`.
 */
export class VideoPlayers extends HTMLElement {
	connectedCallback(): void {
		for (const card of document.querySelectorAll<HTMLElement>('.embed[data-video]:not(.video + .embed)')) {
			this.#addButton(card);
		}
	}

	#addButton(card: HTMLElement): void {
		const src = card.dataset.video ?? '';
		if (!URL.canParse(src) || !VIDEO_ORIGINS.includes(new URL(src).origin)) return;
		const title = card.textContent?.trim() ?? '';
		const frame = document.createElement('div');
		frame.className = 'video';
		const button = document.createElement('button');
		button.type = 'button';
		button.ariaLabel = `${this.dataset.play} – ${title}`;
		button.addEventListener('click', async () => {
			const { playVideo } = await import('./play-video.ts');
			playVideo(frame, src, title);
		});
		frame.append(button);
		card.before(frame);
	}
}
