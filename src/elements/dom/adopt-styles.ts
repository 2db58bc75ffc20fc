const adopted = new Set<string>();

/** Adds a style that comes with what needs it, once: a new style sheet makes the browser look at the whole page again. */
export function adoptStyles(text: string): void {
	if (adopted.has(text)) return;
	adopted.add(text);
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(text);
	document.adoptedStyleSheets.push(sheet);
}
