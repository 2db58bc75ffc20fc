import { expect, type Page, test } from 'playwright/test';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import type { RenderedArticle } from '../../../src/markdown/types.ts';
import { attacks, live } from '../../support/attacks.ts';
import { renderContext } from '../../support/render-context.ts';

test.describe.configure({ mode: 'parallel' });

const ADDRESS = 'https://help.test/articles/attack/';
// highlight.js adds words with an underscore to its own classes.
const CLASSES =
	/^(external|anchor|table|task|check|embed|alert(-\w+)?|align-(start|center|end)|hljs-[\w-]+|language-[\w+#.-]+|[a-z]+_{1,2}|plain-text)$/;

const escaped = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The article in a page like ours but without its policy: only the sanitiser stands between. */
const pageWith = (html: string, title: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>${escaped(title)}</title><meta property="og:title" content="${escaped(title)}">
<script type="application/ld+json" id="graph">${JSON.stringify({ name: title }).replace(/</g, '\\u003c')}</script></head>
<body><form id="search" role="search"></form><main><article><h1>${escaped(title)}</h1><div class="prose">${html}</div></article></main><footer id="foot">end</footer></body></html>`;

interface Seen {
	dialogs: string[];
	requests: { url: string; type: string }[];
	navigations: string[];
}

interface Stage {
	/** Opens the article and notes all that the page does from now on. */
	show(html: string, title: string): Promise<Seen>;
}

/** One page for many articles; nothing leaves the machine. */
async function setStage(page: Page): Promise<Stage> {
	let seen: Seen;
	let next: string | undefined;
	page.on('dialog', (dialog) => {
		seen.dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	await page.route('**/*', (route) => {
		const request = route.request();
		const url = request.url();
		if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) {
			seen.requests.push({ url, type: request.resourceType() });
			return route.abort();
		}
		if (next !== undefined && url === ADDRESS) {
			const body = next;
			next = undefined;
			return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
		}
		seen.navigations.push(url);
		// An answer without content: the browser stays where it is.
		return route.fulfill({ status: 204 });
	});
	return {
		async show(html, title) {
			// Until it is gone, the article before may ask for a picture.
			await page.goto('about:blank');
			seen = { dialogs: [], requests: [], navigations: [] };
			next = pageWith(html, title);
			await page.goto(ADDRESS);
			return seen;
		},
	};
}

/** Does to every element of the article what a reader might: points, focuses, presses, clicks. */
async function touchAll(page: Page): Promise<void> {
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

/** What stands in the page that should not. */
function look(page: Page, classes: string) {
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
					/^(on|style$|srcset|srcdoc|ping|target$|autoplay|autofocus|popover|slot|part|is$|name$|contenteditable|accesskey|own)/.test(
						attribute,
					)
				)
					wrong.push(`${name} ${attribute}=`);
				if (attribute === 'id' && !/^h[2-6]$/.test(name) && !value.startsWith('user-'))
					wrong.push(`${name} id=${value}`);
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

function isItsOwn({ url, type }: { url: string; type: string }, rendered: RenderedArticle): boolean {
	const origin = url.startsWith('data:') ? 'data:' : new URL(url).origin;
	return (
		(type === 'image' && rendered.imageOrigins.includes(origin)) ||
		(type === 'media' && rendered.mediaOrigins.includes(origin))
	);
}

test('the corpus has at least eighty attacks, each with a name of its own', () => {
	const names = Object.values(attacks)
		.flat()
		.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names.length).toBeGreaterThanOrEqual(80);
});

for (const [kind, corpus] of Object.entries(attacks)) {
	test(`nothing runs, loads, posts, covers or moves: ${kind}`, async ({ page }) => {
		test.slow();
		const stage = await setStage(page);
		for (const { name, markdown, title = 'An article' } of corpus) {
			const rendered = renderMarkdown(markdown, title, renderContext());
			const seen = await stage.show(rendered.html, title);
			const links = await page.$$eval('.prose a[href]', (all) => all.map((a) => (a as HTMLAnchorElement).href)); // By selector.
			const alone = [...seen.navigations];
			await touchAll(page);
			const found = await look(page, CLASSES.source);
			expect({ ...found, alone, dialogs: seen.dialogs }, name).toEqual({
				wrong: [],
				doubleIds: [],
				ran: 0,
				frame: [1, 1, 1, 1, 1, 1, 3],
				title: title.replace(/[ \n\t\f\r]+/g, ' '),
				graph: title,
				address: ADDRESS,
				alone: [],
				dialogs: [],
			});
			expect(
				seen.requests.filter((request) => !isItsOwn(request, rendered)),
				name,
			).toEqual([]);
			expect(
				seen.navigations.filter((url) => !links.includes(url)),
				name,
			).toEqual([]);
		}
	});
}

for (const { name, markdown } of live) {
	test(`without the sanitiser it runs, and this page notices: ${name}`, async ({ page }) => {
		const stage = await setStage(page);
		await stage.show(markdown, 'An article');
		await touchAll(page);
		await expect.poll(async () => (await look(page, CLASSES.source)).ran).toBeGreaterThan(0);
	});
}
