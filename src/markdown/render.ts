import type { HeadingIds } from './heading-ids/former-headings.ts';
import { prependTargets } from './heading-ids/former-targets.ts';
import { resolveHeadings } from './headings.ts';
import { sanitise } from './html/sanitise.ts';
import { collapseWhitespace, countWords, removeInvalidCharacters } from './html/text.ts';
import { extractText, parseTree, serializeTree } from './html/tree.ts';
import { createLinkIndex, type LinkIndex } from './links.ts';
import { resolveLinksAndClasses } from './links-and-classes.ts';
import { createLookups, type Lookups, recordLookups, splitContext } from './lookups.ts';
import { resolveMedia } from './media.ts';
import { repairNesting } from './nesting.ts';
import { createSyntaxFound, renderUnsafeHtml } from './parser/marked-html.ts';
import { NestingTooDeep } from './parser/tokenizer.ts';
import { renderPlainText } from './plain-text.ts';
import type { RenderContext, RenderedArticle, SharedContext } from './types.ts';

const linkIndexes = new WeakMap<SharedContext, LinkIndex>();

/**
 * Renders one article as safe HTML. `versions` are the heading ids of earlier versions, oldest first; they become link targets too. Never
 * throws: an article that can't be rendered is shown as preformatted text, with the reason.
 */
export function renderMarkdown(
	markdown: string,
	title: string,
	context: RenderContext,
	versions: readonly HeadingIds[] = [],
): RenderedArticle {
	const { shared, addresses } = splitContext(context);
	const { lookups, asked } = recordLookups(createLookups(addresses, versions));
	const showPlainText = (reason: string) => renderPlainText(markdown, reason, lookups.locateFormer, shared.reservedIds);
	try {
		return { ...render(markdown, title, shared, lookups), lookups: asked };
	} catch (error) {
		if (error instanceof NestingTooDeep) return { ...showPlainText(error.reason), lookups: asked };
		// marked adds a second line to the message, meant for developers.
		const message = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
		return showPlainText(`its Markdown can't be read (${message?.slice(0, 200)})`);
	}
}

function render(
	markdown: string,
	title: string,
	context: SharedContext,
	lookups: Lookups,
): Omit<RenderedArticle, 'lookups'> {
	const removed = new Set<string>();
	const rewrittenUrls = new Map<string, string>();
	const media = { imageOrigins: new Set<string>(), mediaOrigins: new Set<string>(), rewrittenUrls, removed };
	const syntax = createSyntaxFound();
	const links = {
		deadLinks: new Set<string>(),
		relativeLinks: new Set<string>(),
		crossLinks: [],
		hostedLinks: new Set<string>(),
		rewrittenUrls,
		removed,
	};

	const tree = parseTree(
		removeInvalidCharacters(sanitise(renderUnsafeHtml(removeInvalidCharacters(markdown), syntax), removed)),
	);
	const nested = repairNesting(resolveMedia(tree, context, media), context.words);
	const outline = resolveHeadings(nested, title, context.reservedIds, lookups);
	const text = collapseWhitespace(extractText(outline.nodes));
	const nodes = resolveLinksAndClasses(outline, title, context, getLinkIndex(context), lookups, links);

	return {
		html: prependTargets(serializeTree(nodes).trim(), outline.formerTargets.atStart),
		headings: outline.headings,
		linkTargets: [...outline.linkTargets].filter(([name, id]) => name !== id),
		text,
		wordCount: countWords(text),
		imageOrigins: [...media.imageOrigins].sort(),
		mediaOrigins: [...media.mediaOrigins].sort(),
		deadLinks: [...links.deadLinks],
		relativeLinks: [...links.relativeLinks],
		spacedAddresses: [...syntax.spacedAddresses],
		foreignSyntax: [...syntax.foreignSyntax],
		crossLinks: links.crossLinks,
		hostedLinks: [...links.hostedLinks],
		rewrittenUrls: [...rewrittenUrls],
		skippedLevels: outline.skippedLevels,
		removed: [...removed].sort(),
		plainTextReason: undefined,
	};
}

function getLinkIndex(context: SharedContext): LinkIndex {
	const index = linkIndexes.get(context) ?? createLinkIndex(context);
	linkIndexes.set(context, index);
	return index;
}
