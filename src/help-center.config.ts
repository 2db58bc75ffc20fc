import { defineHelpCenter } from './site/config.ts';

/**
 * The settings of your help center. All are optional: remove the `//` before a line and write your own value.
 * `docs/configure.md` explains these and all the others. The sample Library has its own in `sample/`; what you set here
 * is shown there too.
 */
export default defineHelpCenter({
	// What the help center is called. Without a name it is called after your team.
	// name: 'Acme Help',
	// One line below the headline of the home page.
	// tagline: 'Answers for everyone who uses Acme.',
	// Any text of the interface, by its key in `src/site/strings/en.ts`.
	// words: { welcome: 'How can we help?' },
	// Put the file into `public/`. Without a logo the header shows the first letter of the name.
	// logo: { src: '/logo.svg', width: 28, height: 28 },
	// Any CSS colour: links, buttons, focus.
	// accent: '#3657d9',
	// Spaces, corners and type: 'calm', 'editorial' (for reading) or 'compact' (for looking up).
	// look: 'calm',
	// How readers reach you, at the end of every page.
	// contact: [{ label: 'Write to us', href: 'mailto:help@acme.example' }],
	// footer: { text: '© Acme', links: [{ label: 'Privacy', href: 'https://acme.example/privacy' }] },
	// Language of the interface and the dates: en, de, fr, es, pt-BR, ja, ar or zh, also for a region: en-GB.
	// language: 'en',
});
