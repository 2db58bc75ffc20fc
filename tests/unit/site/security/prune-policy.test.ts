import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCspHash } from '../../../../src/site/csp-hash.ts';
import { prunePolicy } from '../../../../src/site/security/prune-policy.ts';

const used = createCspHash("p::after{content:'é'}");
const unused = createCspHash('other');
const pruned = (html: string, asked?: string[]) => prunePolicy(Buffer.from(html), asked).toString();
const page = (policy: string) =>
	`<head><meta http-equiv="content-security-policy" content="${policy}"><style>p::after{content:'é'}</style><script type="module" src="/a.js"></script></head><body>'${unused}' über 日本 \u{1f389}</body>`;

test('The policy of a page keeps the hashes of elements in the page, and all else', () => {
	const policy = (hashes: string) =>
		`default-src 'none'; style-src 'self'${hashes};script-src 'self' https://a.example`;
	assert.equal(pruned(page(policy(` '${used}' '${unused}'`))), page(policy(` '${used}'`)));
});

test('The policy comes right after the charset, before everything that it applies to', () => {
	const [charset, policy, title] = [
		'<meta charset="utf-8">',
		`<meta http-equiv="content-security-policy" content="style-src 'self'">`,
		"<title>$& 'é'</title>",
	];
	const end = '</head><body></body>';
	assert.equal(pruned(`<head>${charset}${title}${policy}${end}`), `<head>${charset}${policy}${title}${end}`);
});

test('A configured hash stays, for elements that are inserted later', () => {
	const policy = `style-src 'self' '${unused}' 'sha384-abc'`;
	assert.equal(pruned(page(policy), [`'${unused}'`]), page(`style-src 'self' '${unused}'`));
});

test('A page without a policy, and the `$&` of another, are left as they are', () => {
	assert.equal(pruned('<p>plain</p>'), '<p>plain</p>');
	assert.equal(pruned(page("img-src 'self' https://$&.example")), page("img-src 'self' https://$&.example"));
});

test('a title that looks like a tag does not cost a page its styles and scripts', () => {
	const hash = (text: string) => createCspHash(text);
	const page = (title: string) =>
		`<head><meta charset="utf-8"><meta name="description" content="${title}"><meta http-equiv="content-security-policy" content="style-src '${hash('.a{}')}'; script-src '${hash('a()')}' '${hash('other()')}'"><style>.a{}</style></head><body><a title="${title}" href="/x/">y</a><script>a()</script></body>`;
	for (const title of [
		'How to use the <style> tag',
		'Install the <script> tag',
		'A <!-- comment',
		'The <title> tag',
		"It's <style",
	]) {
		const html = pruned(page(title));
		assert.ok(html.includes(hash('.a{}')) && html.includes(hash('a()')), title);
		assert.ok(!html.includes(hash('other()')), title);
	}
});
