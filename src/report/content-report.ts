import type { Skipped } from '../model/snapshot.ts';
import { collectRedirects } from '../site/redirects/redirects.ts';
import type { Article, Site } from '../site/site.ts';
import { type ArticleFinding, createAnchorCheck, findInArticle } from './article-findings.ts';
import { createEditUrls } from './edit-urls.ts';
import { findingKinds } from './kinds.ts';
import type { Finding, Report } from './types.ts';
import { rankWorthMending } from './worth-mending/rank-articles.ts';

/** What the report needs besides the site. */
export interface ReportFacts {
	/** Articles that are not on the site. */
	leftOut?: readonly Skipped[];
	/** Problems with configured redirects; by default those of the site. */
	redirects?: readonly string[];
}

function normalizeTitle(title: string): string {
	return title.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function findDuplicateTitles(articles: readonly Article[]): Map<Article, ArticleFinding[]> {
	const duplicates = new Map<Article, ArticleFinding[]>();
	for (const group of Map.groupBy(articles, ({ title }) => normalizeTitle(title)).values()) {
		if (group.length === 1) continue;
		for (const article of group) {
			const others = group.filter((other) => other !== article).map(({ slug }) => slug);
			const more = others.length > 5 ? ` and ${others.length - 5} more` : '';
			const what = `also the title of ${others.slice(0, 5).join(', ')}${more}`;
			duplicates.set(article, [['duplicate-title', what]]);
		}
	}
	return duplicates;
}

/** Lists what authors should fix, from the finished site alone: sends no request and changes nothing. */
export function createReport(site: Site, facts: ReportFacts = {}, now = new Date()): Report {
	const { articles, urls } = site;
	const duplicates = findDuplicateTitles(articles);
	const findDeadAnchors = createAnchorCheck(articles);
	const editUrl = createEditUrls(site);
	const checkArticle = (article: Article): Finding[] => {
		const duplicate = duplicates.get(article) ?? [];
		const found = [...findInArticle(article, now), ...findDeadAnchors(article), ...duplicate];
		const { slug, title } = article;
		return found.map(([kind, what]) => ({
			kind,
			slug,
			title,
			url: urls.absolute(article.path),
			what,
			...editUrl(slug),
		}));
	};
	const findings = [
		...articles.flatMap(checkArticle),
		...(facts.leftOut ?? []).map(
			({ slug, title, reason }): Finding => ({
				kind: 'left-out',
				slug,
				title,
				url: undefined,
				what: reason,
				...editUrl(slug),
			}),
		),
		...(facts.redirects ?? collectRedirects(site).problems).map(
			(what): Finding => ({ kind: 'redirect', slug: 'redirects', title: 'redirects', url: undefined, what }),
		),
	];
	return {
		name: site.config.name,
		home: urls.absolute(urls.home),
		contentAsOf: site.takenAt.toISOString(),
		madeAt: now.toISOString(),
		articles: articles.length,
		findings: sortByKind(findings),
		worthMending: rankWorthMending(site, editUrl, now),
		picturesAsked: undefined,
		votes: undefined,
	};
}

/** Sorts findings by kind, the most serious first; findings of one kind keep their order. */
export function sortByKind(findings: readonly Finding[]): Finding[] {
	const byKind = Map.groupBy(findings, ({ kind }) => kind);
	return findingKinds.flatMap((kind) => byKind.get(kind) ?? []);
}

/** The number of findings of each kind, zero included. */
export function countByKind({ findings }: Pick<Report, 'findings'>) {
	const counts = Object.fromEntries(findingKinds.map((kind) => [kind, 0]));
	for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

/** Whether any link leads to an article, or a part of one, that does not exist. */
export function hasDeadLinks({ findings }: Pick<Report, 'findings'>): boolean {
	return findings.some(({ kind }) => kind === 'dead-link' || kind === 'dead-anchor');
}
