import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { CommandError } from '../src/model/user-errors.ts';
import { projectRoot } from '../src/project-root.ts';
import { createArticles } from './articles.ts';
import { type Figures, measure, pagefindPeak } from './measure.ts';
import { type Budget, budgetTable, figuresTable, median } from './table.ts';

const GB = 1e9;

interface Round {
	floor: Figures;
	build: Figures;
}

function readArguments(args: string[]): { count: number; rounds: number } {
	const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { rounds: { type: 'string' } } });
	const count = Number(positionals[0] ?? 1000);
	const rounds = Number(values.rounds ?? 3);
	if (count > 0 && rounds > 0 && Number.isInteger(count) && Number.isInteger(rounds)) return { count, rounds };
	throw new CommandError('How many articles, and how many rounds? For example: npm run bench -- 10000 --rounds 1');
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
	// Beside the folders of a real build, so that the finished site is moved and not copied.
	const parent = join(projectRoot, '.build');
	await mkdir(parent, { recursive: true });
	const folder = await mkdtemp(join(parent, 'bench-'));
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function startLibrary(count: number): Promise<{ url: string; close(): void }> {
	const child = fork(new URL('library.ts', import.meta.url), [String(count)]);
	const [url] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])]);
	if (typeof url !== 'string') throw new CommandError('The sample Library did not start.');
	return { url: new URL(url).origin, close: () => child.disconnect() };
}

function budgets(count: number, rounds: readonly Round[], pagefind: Figures): Budget[] {
	const of = (pick: (round: Round) => number) => median(rounds.map(pick));
	const floor = of(({ floor }) => floor.cpu);
	const alone = pagefindPeak(pagefind);
	const later = count >= 10_000 ? 0 : 3;
	const cpu = of(({ build }) => build.cpu);
	const seconds = (value: number) => `${value.toFixed(1)} s`;
	const bytes = (value: number) => `${(value / GB).toFixed(2)} GB`;
	return [
		{ what: 'CPU ≤ 2 × floor + 2 s', is: cpu, may: 2 * floor + 2, as: seconds },
		{ what: `CPU ≤ 1.5 × floor + ${later} s (later)`, is: cpu, may: 1.5 * floor + later, as: seconds },
		{ what: 'our process ≤ 1 GB', is: of(({ build }) => build.ownPeak), may: GB, as: bytes },
		{ what: 'all ≤ Pagefind alone + 0.6 GB', is: of(({ build }) => build.treePeak), may: alone + 0.6 * GB, as: bytes },
	];
}

/** The flags of `npm run build`. */
const AS_THE_SCRIPT = packageJson.scripts.build.match(/--\S+/g) ?? [];

/** Measures our build beside the floor and Pagefind alone, over the same made-up articles, and prints a table. */
export async function bench(args: string[]): Promise<void> {
	const { count, rounds: asked } = readArguments(args);
	await inFolder(async (folder) => {
		const articles = join(folder, 'articles.ndjson');
		const documents = join(folder, 'documents.ndjson');
		await writeFile(
			articles,
			createArticles(count)
				.articles.map((article) => JSON.stringify(article))
				.join('\n'),
		);
		const library = await startLibrary(count);
		try {
			await measure('documents.ts', [library.url, join(folder, 'work'), documents]);
			const pagefind = await measure('pagefind.ts', [documents, join(folder, 'pagefind')]);
			const rounds: Round[] = [];
			for (let round = 1; round <= asked; round += 1) {
				// Nothing is deleted between rounds: ext4 without a journal makes new files slowly for minutes after that.
				const floor = await measure('floor.ts', [articles, join(folder, `floor-${round}`)]);
				const build = await measure('build.ts', [library.url, join(folder, `build-${round}`)], AS_THE_SCRIPT);
				rounds.push({ floor, build });
				console.log(`round ${round}: floor ${floor.cpu.toFixed(1)} CPU s, our build ${build.cpu.toFixed(1)} CPU s`);
			}
			const rows = {
				floor: rounds.map(({ floor }) => floor),
				'Pagefind alone': [pagefind],
				'our build': rounds.map(({ build }) => build),
			};
			console.log(`\n${count.toLocaleString('en')} articles, ${asked} rounds, Node ${process.version}\n`);
			console.log(figuresTable(rows));
			console.log(`\n${budgetTable(budgets(count, rounds, pagefind))}`);
		} finally {
			library.close();
		}
	});
}
