/** Parses HTML into a document in which nothing runs or loads. */
type HtmlParser = (html: string) => Document;

/** `Element.setHTML`, which TypeScript's types lack: removes what could run, and what `sanitizer` lists. */
interface SafeElement {
	setHTML?(html: string, options: { sanitizer: object }): void;
}

/** The part of Trusted Types that we use; TypeScript's types lack it too. */
interface TrustedTypes {
	/** `createHTML` returns a `TrustedHTML` object, which is used like a string. */
	createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML(html: string): string };
}

function findParser(): HtmlParser | undefined {
	// Trusted Types allow `setHTML` under every policy.
	if ('setHTML' in Element.prototype) {
		return (html) => {
			// In a separate document, pictures are not fetched before their URLs are absolute.
			const inert = document.implementation.createHTMLDocument('');
			const body: HTMLElement & SafeElement = inert.body;
			// The default sanitizer would remove the ids of headings too.
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

/**
 * Returns the HTML parser that the page's policy allows; `undefined` if it allows none. A policy can be created only
 * once.
 */
export function getHtmlParser(): HtmlParser | undefined {
	found ??= findParser();
	return found;
}
