import { z } from 'zod';
import { isPublicUrl } from './public-url.ts';

/** The owner's status page: pages show a banner when it reports a problem. */
export const status = z
	.strictObject({
		url: z
			.string()
			.refine(
				(text) => isPublicUrl(text) && !text.includes('?'),
				'expected the address of your status page, which begins with https://',
			)
			.transform((text) => new URL(text.replace(/\/*$/, '/')).href),
		/** Who runs the page. Without it a reader's browser tries all of them. */
		provider: z.enum(['statuspage', 'instatus', 'betterstack']).optional(),
	})
	.optional();
