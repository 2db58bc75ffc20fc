/**
 * A CloudFront Function (runtime cloudfront-js-2.0) for viewer requests: a page is the `index.html` of its folder, and addresses of
 * the old home lead to the article. Where the site stands below a path, BASE is that path.
 */
const BASE = '/';
const OLD_HOME = /^(?:library\/[^/]+\/articles|support\/[^/]+)\/([^/]+)\/?$/;

function movedTo(path) {
	return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: path } } };
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
	const request = event.request;
	// Two slashes, or one that leans back, would make another host of what follows.
	const uri = request.uri.replace(/^[/\\]+/, '/');
	const old = uri.startsWith(BASE) ? OLD_HOME.exec(uri.slice(BASE.length)) : null;
	if (old) return movedTo(`${BASE}articles/${old[1]}/`);
	if (uri.endsWith('/')) request.uri = `${uri}index.html`;
	else if (!/\.[^/]*$/.test(uri)) return movedTo(`${uri}/`);
	else request.uri = uri;
	return request;
}
