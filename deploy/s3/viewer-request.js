/**
 * A CloudFront Function (runtime cloudfront-js-2.0) for viewer requests. It finds the `index.html` of a page's folder, adds the last
 * slash, and redirects the paths of cStar's own pages to the article.
 */

/** The path below which the site is served. Change it here if that is not the root. */
const BASE = '/';
/** An article's paths on cStar's own pages; group 1 is its slug. */
const HOSTED = /^(?:library\/[^/]+\/articles|support\/[^/]+)\/([^/]+)\/?$/;

/** A permanent redirect. */
function redirectTo(path) {
	return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: path } } };
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
	const request = event.request;
	// A path that begins with two slashes or a backslash would redirect to another host.
	const uri = request.uri.replace(/^[/\\]+/, '/');
	const hosted = uri.startsWith(BASE) ? HOSTED.exec(uri.slice(BASE.length)) : null;
	if (hosted) return redirectTo(`${BASE}articles/${hosted[1]}/`);
	if (uri.endsWith('/')) request.uri = `${uri}index.html`;
	else if (!/\.[^/]*$/.test(uri)) return redirectTo(`${uri}/`);
	else request.uri = uri;
	return request;
}
