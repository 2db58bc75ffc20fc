import { defineHelpCenter } from '../src/site/config.ts';

/** The configuration of the sample's help center. Its pictures are in `sample/public/`. */
export const sampleConfig = defineHelpCenter({
	name: 'Wrenday Help',
	tagline: 'Guides and answers for studios and clinics that run on Wrenday.',
	accent: '#0f766e',
	logo: { src: '/logo.svg', width: 28, height: 28 },
	header: { links: [{ label: 'Wrenday.example', href: 'https://wrenday.example/' }] },
	footer: {
		text: '© Wrenday, a made-up product that this sample is about',
		links: [{ label: 'Status', href: '/articles/status-and-maintenance/' }],
	},
	contact: [
		{ label: 'Write to us', href: 'mailto:help@wrenday.example' },
		{ label: 'Call +1 202 555 0143', href: 'tel:+12025550143' },
	],
});
