const TIMEOUT = 15_000;

const coming = new Map<string, Promise<HTMLElement>>();

async function fetchPanel(path: string): Promise<HTMLElement> {
	const response = await fetch(path, { signal: AbortSignal.timeout(TIMEOUT) });
	if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
	const page = new DOMParser().parseFromString(await response.text(), 'text/html');
	const panel = page.querySelector<HTMLElement>('[data-part=panel]');
	if (!panel) throw new Error(`${path} has no panel.`);
	return document.importNode(panel, true);
}

/**
 * What stands below a search box, rendered by the build as a page of its own so that no other page carries it.
 * It is asked for once; every box gets a copy.
 */
export async function loadPanel(path: string): Promise<HTMLElement> {
	const panel = coming.get(path) ?? fetchPanel(path);
	coming.set(path, panel);
	try {
		// A copy is of the kind that was copied; the DOM's types don't say so.
		return (await panel).cloneNode(true) as HTMLElement;
	} catch (error) {
		coming.delete(path);
		throw error;
	}
}
