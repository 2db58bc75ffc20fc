const adopted = new Set<string>();

/**
 * Adds a style sheet to the page when the first element needs it, only once: each new sheet makes the browser restyle
 * the whole page.
 */
export function adoptStyles(text: string): void {
	if (adopted.has(text)) return;
	adopted.add(text);
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(text);
	document.adoptedStyleSheets.push(sheet);
}
