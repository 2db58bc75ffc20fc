import type { Site } from '../site/site.ts';
import { picturesOf } from './body.ts';
import { inOrder } from './content-report.ts';
import { askForPictures, type PictureOptions } from './pictures.ts';
import type { Finding, Report } from './shapes.ts';

/** The report with the pictures that don't load; those inside an address (`data:`) are there already. */
export async function withPictures(report: Report, site: Site, options: PictureOptions): Promise<Report> {
	const shown = site.articles.map((article) => {
		const addresses = picturesOf(article.body.html).map(({ src }) => src);
		return { article, addresses: [...new Set(addresses)].filter((src) => /^https?:/.test(src)) };
	});
	const all = new Set(shown.flatMap(({ addresses }) => addresses));
	const broken = await askForPictures(all, options);
	const findings = shown.flatMap(({ article: { slug, title, path }, addresses }) =>
		addresses.flatMap((address): Finding[] => {
			const problem = broken.get(address);
			const url = site.urls.absolute(path);
			return problem === undefined ? [] : [{ kind: 'broken-image', slug, title, url, what: `${address}: ${problem}` }];
		}),
	);
	return { ...report, findings: inOrder([...report.findings, ...findings]), picturesAsked: all.size };
}
