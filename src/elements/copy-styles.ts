import styles from '../styles/copy-code.css?inline';

let sheet: CSSStyleSheet | undefined;

/** The style comes with the first thing to copy: a new style sheet makes the browser look at the whole page again. */
export function adoptCopyStyles(): void {
	if (sheet) return;
	sheet = new CSSStyleSheet();
	sheet.replaceSync(styles);
	document.adoptedStyleSheets.push(sheet);
}
