import type { Site } from '../site/site.ts';
import { listPictures } from './body.ts';
import { sortByKind } from './content-report.ts';
import { createEditUrls } from './edit-urls.ts';
import { checkPictures, type PictureCheckOptions } from './pictures.ts';
import type { Finding, Report } from './types.ts';

interface PictureReportOptions extends PictureCheckOptions {
	/**
	 * When the local copy of a picture was made, which readers get instead (MIRROR_IMAGES); `undefined` if there is none.
	 */
	copiedAt?: (url: string) => Date | undefined;
}

/** Adds the pictures that don't load to the report. Checks http(s) URLs only: `data:` URLs always load. */
export async function addBrokenPictures(
	report: Report,
	site: Site,
	{ copiedAt, ...options }: PictureReportOptions,
): Promise<Report> {
	const picturesByArticle = site.articles.map((article) => {
		const pictures = new Set(listPictures(article.body.html).map(({ src }) => src));
		return { article, pictures: [...pictures].filter((src) => /^https?:/.test(src)) };
	});
	const all = new Set(picturesByArticle.flatMap(({ pictures }) => pictures));
	const broken = await checkPictures(all, options);
	const editUrl = createEditUrls(site);
	const findings = picturesByArticle.flatMap(({ article: { slug, title, path }, pictures }) =>
		pictures.flatMap((picture): Finding[] => {
			const problem = broken.get(picture);
			if (problem === undefined) return [];
			const url = site.urls.absolute(path);
			const copied = copiedAt?.(picture)?.toISOString().slice(0, 10);
			const instead = copied === undefined ? '' : `; readers see the copy of ${copied}`;
			return [{ kind: 'broken-image', slug, title, url, what: `${picture}: ${problem}${instead}`, ...editUrl(slug) }];
		}),
	);
	return { ...report, findings: sortByKind([...report.findings, ...findings]), picturesAsked: all.size };
}
