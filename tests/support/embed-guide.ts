import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';

/** What `docs/embed.md` documents of `<help-search>`, each list sorted. */
export interface EmbedGuide {
	attributes: string[];
	events: string[];
	/** CSS custom properties that a page may set. */
	properties: string[];
	/** The names for `::part()`. */
	parts: string[];
}

const splitRow = (line = '') => line.split('|').map((cell) => cell.trim());

/** Reads the names in code spans from the Markdown table column that has this header. */
function readColumn(lines: readonly string[], header: string): string[] {
	const start = lines.findIndex((line) => splitRow(line).includes(header));
	const column = splitRow(lines[start]).indexOf(header);
	const names: string[] = [];
	for (let at = start + 2; lines[at]?.startsWith('|'); at += 1)
		for (const [, name = ''] of (splitRow(lines[at])[column] ?? '').matchAll(/`([^`]+)`/g)) names.push(name);
	return names.sort();
}

/** Reads the tables of `docs/embed.md`. */
export async function readEmbedGuide(): Promise<EmbedGuide> {
	const lines = (await readFile(join(projectRoot, 'docs', 'embed.md'), 'utf8')).split('\n');
	return {
		attributes: readColumn(lines, 'attribute'),
		events: readColumn(lines, 'event'),
		properties: readColumn(lines, 'property'),
		parts: readColumn(lines, 'parts'),
	};
}
