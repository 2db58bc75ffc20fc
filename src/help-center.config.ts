import { defineHelpCenter } from './site/config.ts';

/** Everything that makes this help center yours. `docs/configure.md` explains each key. */
export default defineHelpCenter({
	name: 'Help center',
	tagline: 'Guides and answers from the people who make it.',
	accent: '#3657d9',
	contact: [{ label: 'Write to us', href: 'mailto:help@example.com' }],
});
