/**
 * Finds a named part (`data-part`) of an element's own HTML.
 * @throws {Error} if it has no such part
 */
export function getPart(box: HTMLElement, name: string): HTMLElement {
	const part = box.querySelector<HTMLElement>(`[data-part=${name}]`);
	if (!part) throw new Error(`<${box.localName}> has no part "${name}".`);
	return part;
}
