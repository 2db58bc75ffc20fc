const TIMEOUT = 15_000;

const panels = new Map<string, Promise<HTMLElement>>();

async function fetchPanel(path: string): Promise<HTMLElement> {
	const response = await fetch(path, { signal: AbortSignal.timeout(TIMEOUT) });
	if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
	const page = new DOMParser().parseFromString(await response.text(), 'text/html');
	const panel = page.querySelector<HTMLElement>('[data-part=panel]');
	if (!panel) throw new Error(`${path} has no panel.`);
	return document.importNode(panel, true);
}

/**
 * Loads the panel that is shown below a search box. The build renders it as a page of its own, to keep it out of all
 * other pages. It is requested once; every search box gets a copy.
 */
export async function loadPanel(path: string): Promise<HTMLElement> {
	const panel = panels.get(path) ?? fetchPanel(path);
	panels.set(path, panel);
	try {
		// `cloneNode` returns an element of the same type; the DOM's types only say `Node`.
		return (await panel).cloneNode(true) as HTMLElement;
	} catch (error) {
		panels.delete(path);
		throw error;
	}
}
