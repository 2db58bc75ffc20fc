/** Makes a document of HTML; nothing in it runs or loads. */
type HtmlParser = (html: string) => Document;

/** `Element.setHTML`, which TypeScript does not know: takes out what could run, and what `sanitizer` names. */
interface SafeElement {
	setHTML?(html: string, options: { sanitizer: object }): void;
}

/** What we use of Trusted Types, which it does not know either. */
interface TrustedTypes {
	/** What the policy makes is an object of its own kind, which stands for a text. */
	createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML(html: string): string };
}

function findParser(): HtmlParser | undefined {
	// Trusted Types let this pass under every policy.
	if ('setHTML' in Element.prototype) {
		return (html) => {
			// In a document of its own, pictures aren't fetched before their addresses are right.
			const inert = document.implementation.createHTMLDocument('');
			const body: HTMLElement & SafeElement = inert.body;
			// By itself it would take the ids of headings too.
			body.setHTML?.(html, { sanitizer: {} });
			return inert;
		};
	}
	const parse: HtmlParser = (html) => new DOMParser().parseFromString(html, 'text/html');
	const types: TrustedTypes | undefined = Reflect.get(window, 'trustedTypes');
	if (!types) return parse;
	try {
		const policy = types.createPolicy('help-search', { createHTML: (html) => html });
		return (html) => parse(policy.createHTML(html));
	} catch {
		return undefined;
	}
}

let found: HtmlParser | undefined;

/** What the page lets us read an article's HTML with; `undefined` where it lets nothing. A policy can be made only once. */
export function getHtmlParser(): HtmlParser | undefined {
	found ??= findParser();
	return found;
}
