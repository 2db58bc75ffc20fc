import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { CommandError } from '../src/model/user-errors.ts';
import { projectRoot } from '../src/project-root.ts';
import { createArticles } from './articles.ts';
import { findPagefindPeak, type Measurement, measureProgram } from './measure.ts';
import { type BudgetCheck, formatBudgets, formatFigures, median } from './table.ts';

const GB = 1e9;

interface Round {
	floor: Measurement;
	build: Measurement;
}

function readArguments(args: string[]): { count: number; rounds: number } {
	const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { rounds: { type: 'string' } } });
	const count = Number(positionals[0] ?? 1000);
	const rounds = Number(values.rounds ?? 3);
	if (count > 0 && rounds > 0 && Number.isInteger(count) && Number.isInteger(rounds)) return { count, rounds };
	throw new CommandError('Give the number of articles and of rounds, for example: npm run bench -- 10000 --rounds 1');
}

async function withBenchFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
	// On the same file system as a real build, so that the finished site is moved and not copied.
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

function createBudgets(count: number, rounds: readonly Round[], pagefind: Measurement): BudgetCheck[] {
	const medianBy = (pick: (round: Round) => number) => median(rounds.map(pick));
	const floor = medianBy(({ floor }) => floor.cpu);
	const pagefindPeak = findPagefindPeak(pagefind);
	const extraSeconds = count >= 10_000 ? 0 : 3;
	const cpu = medianBy(({ build }) => build.cpu);
	const seconds = (value: number) => `${value.toFixed(1)} s`;
	const bytes = (value: number) => `${(value / GB).toFixed(2)} GB`;
	return [
		{ label: 'CPU ≤ 2 × floor + 2 s', actual: cpu, limit: 2 * floor + 2, format: seconds },
		{
			label: `CPU ≤ 1.5 × floor + ${extraSeconds} s (goal)`,
			actual: cpu,
			limit: 1.5 * floor + extraSeconds,
			format: seconds,
		},
		{ label: 'our process ≤ 1 GB', actual: medianBy(({ build }) => build.ownPeak), limit: GB, format: bytes },
		{
			label: 'all ≤ Pagefind alone + 0.6 GB',
			actual: medianBy(({ build }) => build.treePeak),
			limit: pagefindPeak + 0.6 * GB,
			format: bytes,
		},
	];
}

/** The Node flags of `npm run build`. */
const BUILD_FLAGS = packageJson.scripts.build.match(/--\S+/g) ?? [];

/**
 * Measures our build, the floor (`floor.ts`) and Pagefind alone with the same generated articles, and prints a table. The arguments are
 * the number of articles and `--rounds`.
 * @throws {CommandError} if they are no positive whole numbers, or a program fails
 */
export async function benchBuild(args: string[]): Promise<void> {
	const { count, rounds: roundCount } = readArguments(args);
	await withBenchFolder(async (folder) => {
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
			await measureProgram('documents.ts', [library.url, join(folder, 'work'), documents]);
			const pagefind = await measureProgram('pagefind.ts', [documents, join(folder, 'pagefind')]);
			const rounds: Round[] = [];
			for (let round = 1; round <= roundCount; round += 1) {
				// Nothing is deleted between rounds: afterwards ext4 without a journal creates files slowly for minutes.
				const floor = await measureProgram('floor.ts', [articles, join(folder, `floor-${round}`)]);
				const build = await measureProgram('build.ts', [library.url, join(folder, `build-${round}`)], BUILD_FLAGS);
				rounds.push({ floor, build });
				console.log(`round ${round}: floor ${floor.cpu.toFixed(1)} CPU s, our build ${build.cpu.toFixed(1)} CPU s`);
			}
			const rows = {
				floor: rounds.map(({ floor }) => floor),
				'Pagefind alone': [pagefind],
				'our build': rounds.map(({ build }) => build),
			};
			console.log(`\n${count.toLocaleString('en')} articles, ${roundCount} rounds, Node ${process.version}\n`);
			console.log(formatFigures(rows));
			console.log(`\n${formatBudgets(createBudgets(count, rounds, pagefind))}`);
		} finally {
			library.close();
		}
	});
}
