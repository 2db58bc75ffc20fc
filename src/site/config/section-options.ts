import { z } from 'zod';

const slug = z.string().trim().min(1, 'expected the slug of an article');
const tag = z.string().trim().min(1, 'expected a tag');

const Section = z
	.strictObject({
		title: z.string().trim().min(1, 'expected a text'),
		/** Articles of the category by slug, in this order. */
		articles: z.array(slug).default([]),
		/** Articles of the category with one of these tags, after the articles by slug. */
		tags: z.array(tag).default([]),
	})
	.refine(({ articles, tags }) => articles.length + tags.length > 0, 'expected articles or tags beside title');

/** Groups of articles within a category, by its slug. */
export const sections = z.record(z.string(), z.array(Section)).default({});

/** What the owner wrote for one section. */
export type SectionOptions = z.output<typeof Section>;

/** Articles of the home page, by slug. */
export const featured = z.array(slug).default([]);
