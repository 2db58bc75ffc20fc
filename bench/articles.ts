import { createPrefixedId, type SampleArticle, type SampleContent, toUuid } from '../sample/content.ts';
import { type CodeLanguage, createCodeBlock } from './code-blocks.ts';
import {
	CONTEXTS,
	ENDINGS,
	HEADINGS,
	NAMES,
	PLACES,
	QUALITIES,
	SENTENCES,
	STEPS,
	SYLLABLES,
	TOPICS,
	VERBS,
} from './words.ts';

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2023, 0, 2, 9);
const IMAGES = ['plan-picker.svg', 'week-calendar.svg', 'settings-security.svg', 'webhook-flow.svg'];

/** A seeded random number generator (mulberry32): the same numbers between 0 and 1 for the same seed. */
function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

interface ArticlePlan {
	title: string;
	slug: string;
	topic: (typeof TOPICS)[number];
	things: string[];
}

function capitalize(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function slugify(text: string): string {
	return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Picks from lists: `evenly`, or with the front of the list more often (`pick`), as some words are more frequent than others. */
function createPicker(random: () => number) {
	const number = (most: number) => Math.floor(random() * most);
	const evenly = <Item>(items: readonly Item[]): Item => items[number(items.length)] as Item; // Lists are never empty.
	const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() ** 1.6 * items.length)] as Item;
	return { random, number, evenly, pick };
}
type Picker = ReturnType<typeof createPicker>;

function planArticle({ pick, evenly }: Picker, taken: Set<string>): ArticlePlan {
	for (;;) {
		const topic = evenly(TOPICS);
		const things = topic[2].split(',');
		const title = `${capitalize(evenly(VERBS))} ${pick(QUALITIES)} ${evenly(things)}s ${evenly(CONTEXTS)}`;
		if (taken.has(title)) continue;
		taken.add(title);
		return { title, slug: slugify(title), topic, things };
	}
}

/** Writes sentences about the subject of one article, with all placeholders filled. */
function createWriter({ pick, evenly, number }: Picker, { things }: ArticlePlan) {
	const subject = evenly(things);
	const code = () => `${evenly(SYLLABLES).slice(0, 3).toUpperCase()}-${1000 + number(9000)}`;
	const fills: Record<string, () => string> = {
		thing: () => (number(3) > 0 ? subject : pick(things)),
		other: () => pick(pick(TOPICS)[2].split(',')),
		verb: () => pick(VERBS),
		Verb: () => capitalize(pick(VERBS)),
		quality: () => pick(QUALITIES),
		place: () => pick(PLACES),
		name: () => evenly(NAMES),
		company: () => evenly(SYLLABLES) + evenly(ENDINGS),
		number: () => String(2 + number(number(4) === 0 ? 2000 : 58)),
		code,
	};
	const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => fills[name]?.() ?? name);
	const sentence = () => fill(pick(SENTENCES));
	const paragraph = () => Array.from({ length: 2 + number(3) }, sentence).join(' ');
	return { fill, paragraph, subject, code };
}
type Writer = ReturnType<typeof createWriter>;

const ALERTS = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING'];
const LANGUAGES: readonly CodeLanguage[] = ['json', 'bash', 'javascript', 'python', 'yaml', 'html', 'sql'];

function writeSection(kind: number, write: Writer, picker: Picker, neighbours: readonly ArticlePlan[]): string {
	const { pick, evenly, number } = picker;
	switch (kind) {
		case 0:
			return Array.from({ length: 5 + number(4) }, (_, at) => `${at + 1}. ${write.fill(evenly(STEPS))}`).join('\n');
		case 1: {
			const row = () => write.fill(`| {quality} {thing} | **{place}** | {number} | {company} may {verb} it |`);
			return `| Kind | Where | Limit | What it means |\n| :-- | --- | --: | :-: |\n${Array.from({ length: 4 + number(4) }, row).join('\n')}`;
		}
		case 2:
			return `${write.paragraph()}\n\n${createCodeBlock(evenly(LANGUAGES), slugify(write.subject), write.code(), number(900))}`;
		case 3:
			return `> [!${evenly(ALERTS)}]\n> ${write.paragraph()}\n\n${write.paragraph()}`;
		case 4: {
			const { title, slug, topic } = pick(neighbours);
			return `${write.paragraph()} See [${title}](/support/${slugify(topic[0])}/${slug}).`;
		}
		case 5:
			return `${write.paragraph()}\n\n${Array.from({ length: 3 + number(3) }, () => `- ${write.fill(evenly(SENTENCES))}`).join('\n')}`;
		default:
			return `${write.paragraph()}\n\n### ${write.fill('{Verb} a {quality} {thing}')}\n\n${write.paragraph()}`;
	}
}

function writeMarkdown(plan: ArticlePlan, picker: Picker, neighbours: readonly ArticlePlan[]): string {
	const write = createWriter(picker, plan);
	const { number, evenly } = picker;
	const image = `![The page where you change a ${write.subject}](/images/${evenly(IMAGES)})`;
	const headings = HEADINGS.toSorted(() => picker.random() - 0.5);
	const goal = 3400 + number(2400);
	let text = `${write.paragraph()}\n\n${write.paragraph()}`;
	const first = number(7);
	for (let at = 0; Buffer.byteLength(text) < goal; at += 1) {
		text += `\n\n## ${headings[at % headings.length]}\n\n${writeSection((first + at) % 7, write, picker, neighbours)}`;
		if (at === 1) text += `\n\n${image}`;
	}
	return text;
}

/** Generates `count` help articles, about 5 kB of Markdown each; the same ones for the same seed. */
export function createArticles(count: number, seed = 20_261_122): SampleContent {
	const picker = createPicker(createRandom(seed));
	const taken = new Set<string>();
	const plans = Array.from({ length: count }, () => planArticle(picker, taken));
	const articles = plans.map((plan, index): SampleArticle => {
		const created = FIRST_DAY + picker.number(1000) * DAY;
		const neighbours = plans.slice(Math.max(0, index - 40), index + 40);
		const content = writeMarkdown(plan, picker, neighbours);
		return {
			id: createPrefixedId('art', plan.slug),
			slug: plan.slug,
			title: plan.title,
			excerpt: content.slice(0, content.indexOf('. ') + 1).replaceAll('*', ''),
			content,
			category: slugify(plan.topic[0]),
			tags: [picker.pick(plan.things), picker.pick(VERBS)],
			views: Math.floor(4 / (picker.random() + 0.0005)),
			createdAt: new Date(created).toISOString(),
			publishedAt: new Date(created + DAY).toISOString(),
			updatedAt: new Date(created + picker.number(400) * DAY + DAY).toISOString(),
			metaDescription: null,
		};
	});
	const categories = TOPICS.map(([name, icon], index) => {
		const slug = slugify(name);
		const description = `All about ${name.toLowerCase()}.`;
		return { id: toUuid(slug), slug, name, description, icon, color: null, sortOrder: index + 1 };
	});
	return { categories, articles };
}
