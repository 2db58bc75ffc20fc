/** Makes a document of HTML; nothing in it runs or loads. */
type Parse = (html: string) => Document;

/** `Document.parseHTML`, which TypeScript does not know: takes out what could run, and what `sanitizer` names. */
type SafeParse = (html: string, options: { sanitizer: object }) => Document;

/** What we use of Trusted Types, which it does not know either. */
interface TrustedTypes {
	/** What the policy makes is an object of its own kind, which stands for a text. */
	createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML(html: string): string };
}

function findParser(): Parse | undefined {
	// Trusted Types let this pass under every policy.
	const parseSafely: SafeParse | undefined = Reflect.get(Document, 'parseHTML');
	// By itself it would take the ids of headings too.
	if (parseSafely) return (html) => parseSafely(html, { sanitizer: {} });
	const parse: Parse = (html) => new DOMParser().parseFromString(html, 'text/html');
	const types: TrustedTypes | undefined = Reflect.get(window, 'trustedTypes');
	if (!types) return parse;
	try {
		const policy = types.createPolicy('help-search', { createHTML: (html) => html });
		return (html) => parse(policy.createHTML(html));
	} catch {
		return undefined;
	}
}

let found: Parse | undefined;

/** What the page lets us read an article's HTML with; `undefined` where it lets nothing. A policy can be made only once. */
export function htmlParser(): Parse | undefined {
	found ??= findParser();
	return found;
}
