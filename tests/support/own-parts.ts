import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Examples of owners' components: an analytics tag with an inline script, a script that the build bundles, a style, data of the site. */
const PARTS = {
	'Head.astro': `---
const account = 'AC-1';
---

<script is:inline define:vars={{ account }}>
	globalThis.analytics = { account, seen: [] };
</script>
<script is:inline src="/analytics.js"></script>
<style is:inline>
	.own-banner { outline: 3px solid rgb(1, 2, 3); }
</style>
<script>
	const queue = Reflect.get(globalThis, 'analytics');
	queue.bundled = true;
</script>
`,
	'Header.astro': `---
import { currentSite } from '../site/current.ts';

const { urls } = currentSite();
---

<p class="wide own-banner">
	<a href={urls.article('article-1')}>Read this first</a>
	<script is:inline>
		analytics.seen.push('header');
	</script>
</p>
`,
	'Footer.astro': `---
---

<p class="own-footer">Acme Ltd</p>
<script is:inline type="module">
	analytics.seen.push('footer');
</script>
`,
};

/** A page of the owner that replaces an article's page. */
export const OWN_PAGE = '<!doctype html><title>Ours</title><p>This page is the owner’s.</p>';

/** Headers of the owner: a new one, and one that replaces ours. */
const OWN_HEADERS = '/*\n  Strict-Transport-Security: max-age=63072000\n  Referrer-Policy: no-referrer\n';

/** Writes an owner's parts, page and headers into a copy of the project. */
export async function writeOwnerFiles(project: string): Promise<void> {
	for (const [name, text] of Object.entries(PARTS)) await writeFile(join(project, 'src', 'custom', name), text);
	await writeFile(join(project, 'public', 'analytics.js'), "analytics.seen.push('file');\n");
	await writeFile(join(project, 'public', '_headers'), OWN_HEADERS);
	await mkdir(join(project, 'public', 'articles', 'article-3'), { recursive: true });
	await writeFile(join(project, 'public', 'articles', 'article-3', 'index.html'), OWN_PAGE);
}
