/** Creates an element with a `part`, so that the page can style it, and with content. */
export function createPart<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	part: string,
	...content: (string | Node)[]
): HTMLElementTagNameMap[Name] {
	const element = document.createElement(name);
	element.setAttribute('part', part);
	element.append(...content);
	return element;
}
