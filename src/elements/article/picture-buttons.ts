import styles from '../../styles/picture-button.css?inline';
import { adoptStyles } from '../dom/adopt-styles.ts';
import type { PictureWords } from './picture-dialog.ts';

/** A picture narrower than this, in pixels, would not get larger. */
const MIN_WIDTH = 300;

/** Lets each picture of an article open enlarged: at once if its size is known, otherwise when it has loaded. */
export function addPictureButtons(prose: HTMLElement, signal: AbortSignal): void {
	const { enlarge, close = '' } = prose.dataset;
	if (enlarge === undefined) return;
	const words = { enlarge, close };
	for (const picture of prose.querySelectorAll('img')) addButton(picture, words);
	const onLoad = ({ target }: Event) => {
		if (target instanceof HTMLImageElement) addButton(target, words);
	};
	prose.addEventListener('load', onLoad, { capture: true, signal });
}

/** Wraps a picture in a button of the same size, unless it is inside another control. */
function addButton(picture: HTMLImageElement, words: PictureWords): void {
	const width = picture.naturalWidth || Number(picture.getAttribute('width'));
	if (width < MIN_WIDTH || picture.closest('a, button, summary')) return;
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
