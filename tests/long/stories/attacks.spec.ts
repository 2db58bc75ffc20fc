import { expect, type Page, test } from 'playwright/test';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import type { RenderedArticle } from '../../../src/markdown/types.ts';
import { attacks, live } from '../../support/attacks.ts';
import { renderContext } from '../../support/render-context.ts';

test.describe.configure({ mode: 'parallel' });

const ADDRESS = 'https://help.test/articles/attack/';
// highlight.js adds classes that end with an underscore.
const CLASSES =
	/^(external|anchor|table|task|check|embed|alert(-\w+)?|align-(start|center|end)|hljs-[\w-]+|language-[\w+#.-]+|[a-z]+_{1,2}|plain-text)$/;

const escapeHtml = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Puts the article into a page like ours, but without a CSP: only the sanitiser protects it. */
const createPage = (html: string, title: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>${escapeHtml(title)}</title><meta property="og:title" content="${escapeHtml(title)}">
<script type="application/ld+json" id="graph">${JSON.stringify({ name: title }).replace(/</g, '\\u003c')}</script></head>
<body><form id="search" role="search"></form><main><article><h1>${escapeHtml(title)}</h1><div class="prose">${html}</div></article></main><footer id="foot">end</footer></body></html>`;

/** What a page did. */
interface Activity {
	dialogs: string[];
	requests: { url: string; type: string }[];
	navigations: string[];
}

interface AttackPage {
	/** Opens an article and records all that the page does from now on. */
	show(html: string, title: string): Promise<Activity>;
}

/** Prepares one page for many articles. No request leaves the machine. */
async function prepare(page: Page): Promise<AttackPage> {
	let activity: Activity;
	let next: string | undefined;
	page.on('dialog', (dialog) => {
		activity.dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	await page.route('**/*', (route) => {
		const request = route.request();
		const url = request.url();
		if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) {
			activity.requests.push({ url, type: request.resourceType() });
			return route.abort();
		}
		if (next !== undefined && url === ADDRESS) {
			const body = next;
			next = undefined;
			return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
		}
		activity.navigations.push(url);
		// After a 204 the browser stays on the current page.
		return route.fulfill({ status: 204 });
	});
	return {
		async show(html, title) {
			// The previous article can request images until its page is closed.
			await page.goto('about:blank');
			activity = { dialogs: [], requests: [], navigations: [] };
			next = createPage(html, title);
			await page.goto(ADDRESS);
			return activity;
		},
	};
}

/** Points at, focuses, presses and clicks every element of the article, as a reader might. */
async function useEveryElement(page: Page): Promise<void> {
	await page.evaluate(() => {
		const contact = /^(mailto|tel):/i;
		for (const element of document.querySelectorAll<HTMLElement>('.prose, .prose *')) {
			for (const type of [
				'pointerover',
				'mouseover',
				'mouseenter',
				'pointerenter',
				'mousemove',
				'beforematch',
				'toggle',
			]) {
				element.dispatchEvent(new MouseEvent(type, { bubbles: true }));
			}
			element.focus();
			element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
			const isContact = element instanceof HTMLAnchorElement && contact.test(element.href);
			if (!isContact) element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
		}
	});
	await page.mouse.move(200, 200);
	await page.mouse.click(200, 120);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
}

/** Reads what an attack could have changed in the page. */
function inspect(page: Page, classes: string) {
	return page.evaluate((pattern) => {
		const wrong: string[] = [];
		const isOurs = new RegExp(pattern);
		const forbidden =
			'script style iframe frame embed object applet form input button select textarea svg math link meta base template noscript dialog slot main nav header footer article';
		for (const element of document.querySelectorAll('.prose *')) {
			const name = element.localName;
			if (forbidden.split(' ').includes(name) || name.includes('-')) wrong.push(`<${name}>`);
			for (const { name: attribute, value } of element.attributes) {
				if (
					/^(on|style$|srcset|srcdoc|ping|target$|autoplay|autofocus|popover|slot|part|is$|contenteditable|accesskey|own)/.test(
						attribute,
					)
				)
					wrong.push(`${name} ${attribute}=`);
				// A name of a link is no global variable, as an id is.
				if (attribute === 'name' && name !== 'a') wrong.push(`${name} name=`);
				// An empty span is a further target of the heading around it.
				const isTarget =
					/^h[2-6]$/.test(name) || (name === 'span' && element.matches(':is(h2, h3, h4, h5, h6) > :empty'));
				if (attribute === 'id' && !isTarget && !value.startsWith('user-')) wrong.push(`${name} id=${value}`);
			}
			for (const one of element.classList) if (!isOurs.test(one)) wrong.push(`${name} class=${one}`);
			if (getComputedStyle(element).position !== 'static') wrong.push(`${name} is positioned`);
			if (
				element instanceof HTMLAnchorElement &&
				element.hasAttribute('href') &&
				!/^(https?|mailto|tel):$/.test(element.protocol)
			)
				wrong.push(`link to ${element.href}`);
		}
		const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
		const count = (selector: string) => document.querySelectorAll(selector).length;
		return {
			wrong,
			doubleIds: ids.filter((id, index) => ids.indexOf(id) !== index),
			ran: (window as unknown as { __ran?: number }).__ran ?? 0, // Attacks set it.
			frame: [
				count('h1'),
				count('main'),
				count('article'),
				count('form'),
				count('script'),
				count('body > footer#foot'),
				count('body > *'),
			],
			title: document.title,
			graph: JSON.parse(document.getElementById('graph')?.textContent ?? 'null').name as string,
			address: location.href.replace(/#.*/, ''),
		};
	}, classes);
}

/** Whether the renderer reported the origin of a request, so that the CSP of a real page would allow it. */
function isExpected({ url, type }: { url: string; type: string }, rendered: RenderedArticle): boolean {
	const origin = url.startsWith('data:') ? 'data:' : new URL(url).origin;
	return (
		(type === 'image' && rendered.imageOrigins.includes(origin)) ||
		(type === 'media' && rendered.mediaOrigins.includes(origin))
	);
}

test('the corpus has at least eighty attacks with unique names', () => {
	const names = Object.values(attacks)
		.flat()
		.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names.length).toBeGreaterThanOrEqual(80);
});

for (const [kind, corpus] of Object.entries(attacks)) {
	test(`no attack runs, loads, posts, covers or moves anything: ${kind}`, async ({ page }) => {
		test.slow();
		const attackPage = await prepare(page);
		for (const { name, markdown, title = 'An article' } of corpus) {
			const rendered = renderMarkdown(markdown, title, renderContext());
			const activity = await attackPage.show(rendered.html, title);
			const links = await page.$$eval('.prose a[href]', (all) => all.map((a) => (a as HTMLAnchorElement).href)); // By selector.
			const withoutReader = [...activity.navigations];
			await useEveryElement(page);
			const found = await inspect(page, CLASSES.source);
			expect({ ...found, withoutReader, dialogs: activity.dialogs }, name).toEqual({
				wrong: [],
				doubleIds: [],
				ran: 0,
				frame: [1, 1, 1, 1, 1, 1, 3],
				title: title.replace(/[ \n\t\f\r]+/g, ' '),
				graph: title,
				address: ADDRESS,
				withoutReader: [],
				dialogs: [],
			});
			expect(
				activity.requests.filter((request) => !isExpected(request, rendered)),
				name,
			).toEqual([]);
			expect(
				activity.navigations.filter((url) => !links.includes(url)),
				name,
			).toEqual([]);
		}
	});
}

for (const { name, markdown } of live) {
	test(`without the sanitiser the attack runs, and the test detects it: ${name}`, async ({ page }) => {
		const attackPage = await prepare(page);
		await attackPage.show(markdown, 'An article');
		await useEveryElement(page);
		await expect.poll(async () => (await inspect(page, CLASSES.source)).ran).toBeGreaterThan(0);
	});
}
