import renderDom from 'dom-serializer';
import { parseDocument } from 'htmlparser2';
import { sanitise } from '../src/markdown/html/sanitise.ts';
import { parseTree, serializeTree } from '../src/markdown/html/tree.ts';
import { resolveMedia } from '../src/markdown/media.ts';
import { repairNesting } from '../src/markdown/nesting.ts';
import { createSyntaxFound, renderUnsafeHtml } from '../src/markdown/parser/marked-html.ts';
import { renderMarkdown } from '../src/markdown/render.ts';
import { createRandomArticles, findMisplacedElement } from '../tests/support/random-html.ts';
import { renderContext } from '../tests/support/render-context.ts';
import { createArticles } from './articles.ts';

// The figures of docs/decisions/0017-own-html-tree.md.

/** Prints the CPU time of a function in milliseconds, the least of five rounds. */
function printCpu<Item>(name: string, items: readonly Item[], work: (item: Item) => unknown): void {
	const rounds = Array.from({ length: 5 }, () => {
		const before = process.cpuUsage();
		for (const item of items) work(item);
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1_000;
	});
	console.log(
		`${name.padEnd(36)}${Math.min(...rounds)
			.toFixed(0)
			.padStart(6)} ms`,
	);
}

const context = renderContext();
const articles = createArticles(1_000).articles.map(({ content }) => content);
const sanitised = articles.map((markdown) => sanitise(renderUnsafeHtml(markdown, createSyntaxFound()), new Set()));

console.log('CPU time for 1,000 articles of 5 kB');
printCpu('read: html/tree.ts', sanitised, parseTree);
printCpu('read: htmlparser2 and domhandler', sanitised, (html) => parseDocument(html, { xmlMode: true }));
printCpu('read and repair: nesting.ts', sanitised, (html) => repairNesting(parseTree(html), context.words));
printCpu('all of rendering', articles, (markdown) => renderMarkdown(markdown, 'A title', context));
// Last, because trees in memory make garbage collection dearer.
printCpu('write: html/tree.ts', sanitised.map(parseTree), serializeTree);
printCpu(
	'write: dom-serializer',
	sanitised.map((html) => parseDocument(html, { xmlMode: true })),
	(document) => renderDom(document, { encodeEntities: 'utf8' }),
);

// Only for this comparison: npm install --no-save parse5
const name = 'parse5';
const parse5 = await import(name).catch(() => undefined);
if (parse5) {
	const repair = (html: string): string => parse5.serialize(parse5.parseFragment(html));
	printCpu('read and write: parse5', sanitised, repair);
	// Link cards are not HTML before `resolveMedia`.
	const random = createRandomArticles(1_000).map((markdown) => {
		const found = {
			imageOrigins: new Set<string>(),
			mediaOrigins: new Set<string>(),
			rewrittenUrls: new Map(),
			removed: new Set<string>(),
		};
		return resolveMedia(
			parseTree(sanitise(renderUnsafeHtml(markdown, createSyntaxFound()), new Set())),
			context,
			found,
		);
	});
	const count = (pages: string[]) => pages.filter((page) => findMisplacedElement(page) !== undefined).length;
	console.log('Articles with misplaced elements, of 1,000 random ones');
	console.log(`parse5 ${count(random.map((tree) => repair(serializeTree(tree))))}`);
	console.log(`nesting.ts ${count(random.map((tree) => serializeTree(repairNesting(tree, context.words))))}`);
}
