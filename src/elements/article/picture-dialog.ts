export { default as styles } from '../../styles/picture-dialog.css?inline';

/**
 * Shows a picture as large as the window allows. Escape, the button, or a click anywhere but on the caption closes it.
 */
export function showPicture(from: HTMLImageElement, { enlarge, close }: PictureWords): void {
	const dialog = document.createElement('dialog');
	dialog.className = 'picture';
	dialog.ariaLabel = from.alt || enlarge;
	const caption = createCaption(from);
	dialog.append(createCloseButton(close), createFigure(from, caption));
	dialog.addEventListener('click', ({ target }) => {
		if (target !== caption) dialog.close();
	});
	dialog.addEventListener('close', () => {
		dialog.remove();
		// Browsers restore focus to the element that had it, but some do not focus a button when it is clicked.
		from.closest('button')?.focus({ preventScroll: true });
	});
	document.body.append(dialog);
	dialog.showModal();
}

function createCloseButton(label: string): HTMLElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'button';
	button.textContent = label;
	return button;
}

function createFigure(from: HTMLImageElement, caption: HTMLElement): HTMLElement {
	const picture = document.createElement('img');
	picture.src = from.currentSrc || from.src;
	picture.alt = from.alt;
	const [width, height] = [from.naturalWidth || from.width, from.naturalHeight || from.height];
	picture.style.setProperty('--width', String(width || 1));
	picture.style.setProperty('--height', String(height || 1));
	const figure = document.createElement('figure');
	figure.append(picture, ...(from.alt ? [caption] : []));
	return figure;
}

/**
 * Shows the picture's alternative text, in its own language. Hidden from screen readers, which read it from the
 * picture.
 */
function createCaption(from: HTMLImageElement): HTMLElement {
	const caption = document.createElement('figcaption');
	caption.textContent = from.alt;
	caption.ariaHidden = 'true';
	caption.dir = 'auto';
	caption.lang = from.closest<HTMLElement>('[lang]')?.lang ?? '';
	return caption;
}

/** The texts around an enlarged picture; they come from the page. */
export interface PictureWords {
	enlarge: string;
	close: string;
}
