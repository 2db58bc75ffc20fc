import styles from '../../styles/picture-button.css?inline';
import { adoptStyles } from '../dom/adopt-styles.ts';
import type { PictureWords } from './picture-dialog.ts';

/** A picture narrower than this, in pixels, has nothing more to show. */
const NARROW = 300;

/** Makes each picture of an article one that opens large: those whose size is known at once, others when they have come. */
export function addPictureButtons(prose: HTMLElement, signal: AbortSignal): void {
	const { enlarge, close = '' } = prose.dataset;
	if (enlarge === undefined) return;
	const words = { enlarge, close };
	for (const picture of prose.querySelectorAll('img')) offer(picture, words);
	const come = ({ target }: Event) => {
		if (target instanceof HTMLImageElement) offer(target, words);
	};
	prose.addEventListener('load', come, { capture: true, signal });
}

/** Puts a button around a picture that isn't part of another control. It takes the picture's own place and room. */
function offer(picture: HTMLImageElement, words: PictureWords): void {
	const width = picture.naturalWidth || Number(picture.getAttribute('width'));
	if (width < NARROW || picture.closest('a, button, summary')) return;
	adoptStyles(styles);
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'enlarge';
	button.ariaHasPopup = 'dialog';
	button.ariaLabel = [words.enlarge, picture.alt].filter(Boolean).join(' – ');
	button.addEventListener('click', () => {
		import('./picture-dialog.ts').then(
			(dialog) => {
				adoptStyles(dialog.styles);
				dialog.showPicture(picture, words);
			},
			() => location.assign(picture.currentSrc),
		);
	});
	picture.replaceWith(button);
	button.append(picture);
}
