import { test } from 'node:test';
import { readSitemap } from '../../src/announce/read-sitemap.ts';
import { isMasked, maskQuery } from '../../src/insights/mask-query.ts';
import { sanitise } from '../../src/markdown/html/sanitise.ts';
import {
	collapseWhitespace,
	countWords,
	decodeWindows1252,
	removeBidiOverrides,
	removeInvalidCharacters,
	slugifyHeading,
	unescapeHtml,
} from '../../src/markdown/html/text.ts';
import { parseTree } from '../../src/markdown/html/tree.ts';
import { applyPictureData, findPictureTags } from '../../src/markdown/pictures.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { hasId } from '../../src/report/body.ts';
import { parseSearchLines } from '../../src/report/searches/search-lines.ts';
import { extractWords } from '../../src/search/index/document.ts';
import { createQuickSearch } from '../../src/search/quick/quick-search.ts';
import { extractTerms } from '../../src/search/words/fold.ts';
import { createTermExtractor, findCodes } from '../../src/search/words/terms.ts';
import { splitQuestion } from '../../src/search/words/unspaced-stop-words.ts';
import { parseHeaderRules } from '../../src/server/header-rules.ts';
import { assignAddresses, toAddress } from '../../src/site/addresses/addresses.ts';
import { createAuthorExcerpt, createExcerpt, createLead, toCleanLine, toPlainTitle } from '../../src/site/excerpts.ts';
import { serializeForScript } from '../../src/site/page-data/json-ld.ts';
import { findFirstWords } from '../../src/site/plain-text/first-words.ts';
import { parseHostedSlug } from '../../src/site/redirects/hosted-addresses.ts';
import { normalizePath } from '../../src/site/redirects/redirect.ts';
import { parseResetTime } from '../../src/sources/api/rate-limit.ts';
import { parseErrorResponse } from '../../src/sources/cstar/error-body.ts';
import { WireArticle } from '../../src/sources/cstar/wire-article.ts';
import { assertLinearTime } from '../support/growth.ts';
import { createTestQuickIndex } from '../support/quick-index.ts';
import { renderContext } from '../support/render-context.ts';

/** What authors, servers and readers may send again and again to keep an expression busy. */
const PIECES = [
	' ',
	'\t\n',
	'a',
	'a ',
	'-',
	'.',
	'a.b-',
	'<',
	'<a ',
	'<a b="',
	"<p class='",
	'<!--',
	'&amp',
	'&#',
	'%E0',
	'/',
	'//',
	'"',
	"'",
	'(',
	'[a](',
	'![',
	'**',
	'_a',
	'`',
	'\u202e',
	'\u2067',
	'重要',
	'กด',
	'É\u0301',
	'\ud83d',
	'1.2-',
	'a@b.',
	'{"a":',
	'sk_live_',
	'url(',
];

const quick = await createQuickSearch(createTestQuickIndex(['Reset your password', 'Café 重要']));
const context = renderContext();
const extractStems = createTermExtractor((word) => word);

/** Functions that loop over foreign text, with a size at which a quadratic one is noticed and a linear one is quick. */
const FUNCTIONS: Record<string, [size: number, work: (text: string) => unknown]> = {
	'texts of articles': [
		4_000,
		(text) => {
			removeInvalidCharacters(text);
			removeBidiOverrides(text);
			decodeWindows1252(text);
			unescapeHtml(text);
			collapseWhitespace(text);
			slugifyHeading(text);
			countWords(text);
		},
	],
	excerpts: [
		4_000,
		(text) => {
			toCleanLine(text);
			createExcerpt(text);
			createAuthorExcerpt(text);
			toPlainTitle(text.slice(0, 500));
			createLead(text, text);
			findFirstWords(sanitise(text, new Set()));
		},
	],
	'HTML of articles': [1_000, (text) => parseTree(sanitise(text, new Set()))],
	articles: [100, (text) => renderMarkdown(text, text.slice(0, 500), context)],
	'pictures and ids': [
		4_000,
		(text) => {
			findPictureTags(text);
			applyPictureData(text, new Map([['https://a.example/', { width: 1, height: 1 }]]));
			hasId(`${text} id="x"`, 'x');
		},
	],
	// The index is made from sanitised HTML.
	'the search index': [
		1_000,
		(text) => [extractWords(sanitise(text, new Set())), extractTerms(text), extractStems(text), findCodes(text)],
	],
	queries: [
		60,
		(text) => [quick.search(text), quick.suggest(text), splitQuestion(text), maskQuery(text), isMasked(text)],
	],
	addresses: [
		4_000,
		(text) => [toAddress(text), normalizePath(text), parseHostedSlug(text), assignAddresses([text, `${text}b`])],
	],
	'answers of servers': [
		2_000,
		(text) => {
			WireArticle.safeParse({ slug: 'a', title: text, tags: text, excerpt: text, readTime: text, publishedAt: text });
			parseErrorResponse(500, new Headers(), { error: { code: text, message: text } }, 0);
			parseResetTime(text, 0);
			readSitemap(`<urlset>${text}`, 'https://a.example/');
		},
	],
	'files of owners and collectors': [
		2_000,
		(text) => [parseHeaderRules(text), parseSearchLines(text), serializeForScript(text)],
	],
};

for (const [name, [size, work]] of Object.entries(FUNCTIONS)) {
	test(`the time to read ${name} grows with their length only, whatever they repeat`, () => {
		for (const piece of PIECES)
			assertLinearTime(size, (count) => void work(piece.repeat(count)), JSON.stringify(piece));
	});
}
