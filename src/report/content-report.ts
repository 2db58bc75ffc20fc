import type { SkippedSchema } from '../model/snapshot.ts';
import { collectRedirects } from '../site/redirects/redirects.ts';
import type { Article, Site } from '../site/site.ts';
import { type ArticleFinding, createAnchorCheck, findInArticle } from './article-findings.ts';
import { findingKinds } from './kinds.ts';
import type { Finding, Report } from './types.ts';

/**
 * What the report is told besides the site: articles that are not on it, and redirects of the owner's that lead
 * nowhere, unless the site knows.
 */
export interface ReportFacts {
	leftOut?: readonly SkippedSchema[];
	redirects?: readonly string[];
}

function normalizeTitle(title: string): string {
	return title.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function findDuplicateTitles(articles: readonly Article[]): Map<Article, ArticleFinding> {
	const duplicates = new Map<Article, ArticleFinding>();
	for (const group of Map.groupBy(articles, ({ title }) => normalizeTitle(title)).values()) {
		if (group.length === 1) continue;
		for (const article of group) {
			const others = group.filter((other) => other !== article).map(({ slug }) => slug);
			duplicates.set(article, [
				'duplicate-title',
				`also the title of ${others.slice(0, 5).join(', ')}${formatMore(others)}`,
			]);
		}
	}
	return duplicates;
}

function formatMore(others: readonly string[]): string {
	return others.length > 5 ? ` and ${others.length - 5} more` : '';
}

/** What an author should mend, gathered from the finished site; nobody is asked, nothing is changed. */
export function createReport(site: Site, facts: ReportFacts = {}, now = new Date()): Report {
	const { articles, urls } = site;
	const duplicates = findDuplicateTitles(articles);
	const deadAnchors = createAnchorCheck(articles);
	const inArticle = (article: Article): Finding[] => {
		const double = duplicates.get(article);
		const found = [...findInArticle(article, now), ...deadAnchors(article), ...(double === undefined ? [] : [double])];
		const { slug, title } = article;
		return found.map(([kind, what]) => ({ kind, slug, title, url: urls.absolute(article.path), what }));
	};
	const findings = [
		...articles.flatMap(inArticle),
		...(facts.leftOut ?? []).map(
			({ slug, title, reason }): Finding => ({ kind: 'left-out', slug, title, url: undefined, what: reason }),
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
		picturesAsked: undefined,
		votes: undefined,
	};
}

/** Findings by kind, the gravest first; those of one kind stay in their order. */
export function sortByKind(findings: readonly Finding[]): Finding[] {
	const byKind = Map.groupBy(findings, ({ kind }) => kind);
	return findingKinds.flatMap((kind) => byKind.get(kind) ?? []);
}

/** How many findings there are of each kind; every kind is named. */
export function countByKind({ findings }: Pick<Report, 'findings'>) {
	const counts = Object.fromEntries(findingKinds.map((kind) => [kind, 0]));
	for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

/** Whether some link leads a reader to what is not there: an article, or a part of one. */
export function hasDeadLinks({ findings }: Pick<Report, 'findings'>): boolean {
	return findings.some(({ kind }) => kind === 'dead-link' || kind === 'dead-anchor');
}
