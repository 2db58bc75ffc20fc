import { finish } from './finish.ts';
import type { HeadingIds } from './former-headings.ts';
import { withFirstTargets } from './former-targets.ts';
import { settleHeadings } from './headings.ts';
import { rawHtml, TooDeep } from './html/marked-html.ts';
import { sanitise } from './html/sanitise.ts';
import { cleanText, countWords, foldSpace } from './html/text.ts';
import { readTree, textOf, writeTree } from './html/tree.ts';
import { indexLinks, type LinkIndex } from './links.ts';
import { settleMedia } from './media.ts';
import { mendNesting } from './nesting.ts';
import { renderPlain } from './plain-text.ts';
import type { RenderContext, Rendered } from './types.ts';

const indexes = new WeakMap<RenderContext, LinkIndex>();

/**
 * One article as safe HTML, in which the heading ids of earlier versions (oldest first) are found, too. Never throws: what can't be rendered
 * comes as preformatted text, with the reason.
 */
export function renderMarkdown(
	markdown: string,
	title: string,
	context: RenderContext,
	versions: readonly HeadingIds[] = [],
): Rendered {
	const { reservedIds } = context;
	try {
		return render(markdown, title, context, versions);
	} catch (error) {
		if (error instanceof TooDeep) return renderPlain(markdown, error.reason, versions, reservedIds);
		// marked adds a second line to the message, for people who write programs.
		const message = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
		return renderPlain(markdown, `its Markdown can't be read (${message?.slice(0, 200)})`, versions, reservedIds);
	}
}

function render(markdown: string, title: string, context: RenderContext, versions: readonly HeadingIds[]): Rendered {
	const removed = new Set<string>();
	const readdressed = new Map<string, string>();
	const media = { imageOrigins: new Set<string>(), mediaOrigins: new Set<string>(), readdressed, removed };
	const links = { deadLinks: new Set<string>(), crossLinks: [], oldLinks: new Set<string>(), readdressed, removed };

	const tree = readTree(cleanText(sanitise(rawHtml(cleanText(markdown)), removed)));
	const nested = mendNesting(settleMedia(tree, context, media), context.words);
	const outline = settleHeadings(nested, title, context.reservedIds, versions);
	const text = foldSpace(textOf(outline.nodes));
	const nodes = finish(outline, title, context, linkIndex(context), links);

	return {
		html: withFirstTargets(writeTree(nodes).trim(), outline.former.first),
		headings: outline.headings,
		parts: [...outline.parts].filter(([name, id]) => name !== id),
		text,
		words: countWords(text),
		imageOrigins: [...media.imageOrigins].sort(),
		mediaOrigins: [...media.mediaOrigins].sort(),
		deadLinks: [...links.deadLinks],
		crossLinks: links.crossLinks,
		oldLinks: [...links.oldLinks],
		readdressed: [...readdressed],
		jumps: outline.jumps,
		removed: [...removed].sort(),
		plain: undefined,
	};
}

function linkIndex(context: RenderContext): LinkIndex {
	const known = indexes.get(context) ?? indexLinks(context);
	indexes.set(context, known);
	return known;
}
