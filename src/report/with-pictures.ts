import type { Site } from '../site/site.ts';
import { listPictures } from './body.ts';
import { sortByKind } from './content-report.ts';
import { checkPictures, type PictureCheckOptions } from './pictures.ts';
import type { Finding, Report } from './types.ts';

/** How to ask for them, and of which there is a copy that readers get instead (MIRROR_IMAGES): when it was made. */
interface PictureReportOptions extends PictureCheckOptions {
	copiedAt?: (address: string) => Date | undefined;
}

/** The report with the pictures that don't load; those inside an address (`data:`) are there already. */
export async function addBrokenPictures(
	report: Report,
	site: Site,
	{ copiedAt, ...options }: PictureReportOptions,
): Promise<Report> {
	const shown = site.articles.map((article) => {
		const addresses = listPictures(article.body.html).map(({ src }) => src);
		return { article, addresses: [...new Set(addresses)].filter((src) => /^https?:/.test(src)) };
	});
	const all = new Set(shown.flatMap(({ addresses }) => addresses));
	const broken = await checkPictures(all, options);
	const findings = shown.flatMap(({ article: { slug, title, path }, addresses }) =>
		addresses.flatMap((address): Finding[] => {
			const problem = broken.get(address);
			const url = site.urls.absolute(path);
			if (problem === undefined) return [];
			const copied = copiedAt?.(address)?.toISOString().slice(0, 10);
			const instead = copied === undefined ? '' : `; readers see the copy of ${copied}`;
			return [{ kind: 'broken-image', slug, title, url, what: `${address}: ${problem}${instead}` }];
		}),
	);
	return { ...report, findings: sortByKind([...report.findings, ...findings]), picturesAsked: all.size };
}
