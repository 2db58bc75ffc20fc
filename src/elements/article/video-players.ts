import { VIDEO_ORIGINS } from '../../model/video-origins.ts';
import styles from '../../styles/video-player.css?inline';
import { adoptStyles } from '../dom/adopt-styles.ts';

/**
 * Puts a button before each link to a video of the article. A click on it plays the video in place: nothing is requested
 * from the provider before. The link stays, for print and for readers who want to watch elsewhere. The label of the button
 * comes as `data-play`.
 */
export class VideoPlayers extends HTMLElement {
	connectedCallback(): void {
		const cards = document.querySelectorAll<HTMLElement>('.embed[data-video]:not(.video + .embed)');
		if (cards.length > 0) adoptStyles(styles);
		for (const card of cards) this.#addButton(card);
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
		button.addEventListener('click', () => {
			const player = createPlayer(src, title);
			frame.replaceChildren(player);
			player.focus();
		});
		frame.append(button);
		card.before(frame);
	}
}

function createPlayer(src: string, title: string): HTMLIFrameElement {
	const player = document.createElement('iframe');
	const url = new URL(src);
	url.searchParams.set('autoplay', '1');
	player.title = title;
	player.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
	// YouTube plays nothing for a page that it doesn't know; the origin is enough.
	player.referrerPolicy = 'strict-origin-when-cross-origin';
	player.src = url.href;
	return player;
}
