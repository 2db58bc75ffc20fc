export { default as styles } from '../../styles/picture-dialog.css?inline';

/** Shows a picture as large as the window allows, until the reader has seen enough: by Escape, the button, or a click beside the words. */
export function showPicture(from: HTMLImageElement, { enlarge, close }: PictureWords): void {
	const dialog = document.createElement('dialog');
	dialog.className = 'picture';
	dialog.ariaLabel = from.alt || enlarge;
	const caption = createCaption(from);
	dialog.append(closing(close), figure(from, caption));
	dialog.addEventListener('click', ({ target }) => {
		if (target !== caption) dialog.close();
	});
	dialog.addEventListener('close', () => {
		dialog.remove();
		// A browser gives focus back to what had it, and some never gave it to a button that was clicked.
		from.closest('button')?.focus({ preventScroll: true });
	});
	document.body.append(dialog);
	dialog.showModal();
}

function closing(word: string): HTMLElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'button';
	button.textContent = word;
	return button;
}

function figure(from: HTMLImageElement, caption: HTMLElement): HTMLElement {
	const picture = document.createElement('img');
	picture.src = from.currentSrc || from.src;
	picture.alt = from.alt;
	const [width, height] = [from.naturalWidth || from.width, from.naturalHeight || from.height];
	picture.style.setProperty('--width', String(width || 1));
	picture.style.setProperty('--height', String(height || 1));
	const made = document.createElement('figure');
	made.append(picture, ...(from.alt ? [caption] : []));
	return made;
}

/** The picture's text for those who see, in its own language; who listens has it from the picture. */
function createCaption(from: HTMLImageElement): HTMLElement {
	const caption = document.createElement('figcaption');
	caption.textContent = from.alt;
	caption.ariaHidden = 'true';
	caption.dir = 'auto';
	caption.lang = from.closest<HTMLElement>('[lang]')?.lang ?? '';
	return caption;
}

/** What surrounds an enlarged picture says; the words come from the page. */
export interface PictureWords {
	enlarge: string;
	close: string;
}
