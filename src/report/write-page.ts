import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { createThemeStyle } from '../site/page-data/head/theme.ts';
import type { Site } from '../site/site.ts';
import { renderReportPage } from './page.ts';
import type { Report } from './types.ts';

const STYLE_SHEETS = ['styles/tokens.css', 'styles/reset.css', 'report/page.css'];

/** Writes the report as the page `index.html` of a folder, with the site's theme. */
export async function writeReportPage(report: Report, site: Site, folder: string): Promise<void> {
	const css = await Promise.all(STYLE_SHEETS.map((sheet) => readFile(join(projectRoot, 'src', sheet), 'utf8')));
	const html = renderReportPage(report, [createThemeStyle(site.config), ...css].join('\n'));
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'index.html'), html);
}
