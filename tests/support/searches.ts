import type { InsightMessage, Outcome } from '../../src/insights/message.ts';
import { seeded } from './seeded.ts';

/** The masked form of each query that `simulateSearches` sends. */
const QUERIES: readonly (readonly [create: (random: () => number) => string, kept: string])[] = [
	[() => 'Refund', 'refund'],
	[() => '  money   BACK ', 'money back'],
	[() => 'How do I log in?', 'how do i log in?'],
	[() => 'パスワード', 'パスワード'],
	[(random) => `login reader${digits(random, 3)}@example.com fails`, 'login [email] fails'],
	[(random) => `Reader.${digits(random, 2)}@mail.example.org`, '[email]'],
	[(random) => `order ${digits(random, 8)}`, 'order [number]'],
	[(random) => `call +1 (${digits(random, 3)}) ${digits(random, 3)}-${digits(random, 4)}`, 'call [number]'],
	[(random) => `card ${[1, 2, 3, 4].map(() => digits(random, 4)).join(' ')}`, 'card [number]'],
	[(random) => `key sk_live_${digits(random, 2)}reader${digits(random, 2)}`, 'key [token]'],
	[(random) => `${digits(random, 4)}abcd-12ab-4cde-8fab-${digits(random, 6)}abcdef`, '[token]'],
	[(random) => `https://help.test/reset?token=reader${digits(random, 6)}`, '[link]'],
];

/** What must be in no file: parts of all personal queries of `simulateSearches`. */
export const PERSONAL = /reader|example|sk_live|@|\d{3}|token=|4cde/;

const OUTCOMES: readonly Outcome[] = ['none', 'partial', 'found'];

function digits(random: () => number, count: number): string {
	return Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
}

/** Simulates searches: the messages, unmasked, and the counts that must come of them, by masked query. */
export function simulateSearches(count: number, seed: number) {
	const random = seeded(seed);
	const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
	const messages: InsightMessage[] = [];
	const expected: Record<string, { asked: number; none: number; partial: number; found: number; opened: number }> = {};
	for (let index = 0; index < count; index++) {
		const [create, kept] = pick(QUERIES) ?? [() => 'refund', 'refund'];
		const outcome = pick(OUTCOMES) ?? 'none';
		const query = create(random);
		expected[kept] ??= { asked: 0, none: 0, partial: 0, found: 0, opened: 0 };
		expected[kept].asked += 1;
		expected[kept][outcome] += 1;
		messages.push({ query, outcome, opened: false });
		if (outcome !== 'none' && random() < 0.4) {
			expected[kept].opened += 1;
			messages.push({ query, outcome, opened: true });
		}
	}
	return { messages, expected };
}

/** The counts in lines of NDJSON, by query. */
export function readCounts(lines: Iterable<string>) {
	const all = Array.from(lines, (line) => JSON.parse(line));
	return Object.fromEntries(
		all.map(({ query, asked, none, partial, found, opened }) => [query, { asked, none, partial, found, opened }]),
	);
}
