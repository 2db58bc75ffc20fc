import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';
import { startBuiltSite } from './built-site.ts';

/** A built site as files. */
export interface BuiltFolder {
	folder: string;
	url: URL;
	/** Bytes of Markdown of each sample article, by its address. */
	markdownBytes: Map<string, number>;
	close(): Promise<void>;
}

async function measureSampleArticles(): Promise<Map<string, number>> {
	const folder = join(projectRoot, 'sample', 'articles');
	const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md'));
	return new Map(
		await Promise.all(
			files.map(async (name): Promise<[string, number]> => {
				const text = await readFile(join(folder, name), 'utf8');
				return [name.replace(/^.*\/|\.md$/g, ''), Buffer.byteLength(text.replace(/^---\n.*?\n---\n/s, ''))];
			}),
		),
	);
}

/** Opens the site that `npm test` has built for all tests; builds one if a test runs alone. */
export async function openBuiltFolder(): Promise<BuiltFolder> {
	const { HELP_CENTER_FOLDER: folder, HELP_CENTER_URL: url } = process.env;
	const built = folder && url ? { folder, url: new URL(url), close: async () => {} } : await startBuiltSite();
	return {
		folder: built.folder,
		url: built.url,
		markdownBytes: await measureSampleArticles(),
		close: () => built.close(),
	};
}
