/** Makes an element with a `part` that a page may style, and what stands in it. */
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
