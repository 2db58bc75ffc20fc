/** The tokens of `src/styles/tokens.css` that a look changes, each with its value. */
type Tokens = Readonly<Record<`--${string}`, string>>;

const SERIF = '"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Noto Serif",serif';

/** The looks of a site. `calm` is what the style sheets have. */
export const LOOKS = {
	calm: {},
	/** For reading: serif headings, large type, wide spaces, sharp corners. */
	editorial: {
		'--font-headings': SERIF,
		'--radius-s': '2px',
		'--radius': '3px',
		'--radius-l': '4px',
		'--text': 'clamp(1.0625rem,1.02rem + 0.2vw,1.1875rem)',
		'--text-xl': 'clamp(1.35rem,1.25rem + 0.5vw,1.65rem)',
		'--text-2xl': 'clamp(1.8rem,1.55rem + 1.2vw,2.5rem)',
		'--text-3xl': 'clamp(2.2rem,1.7rem + 2.4vw,3.5rem)',
		'--leading': '1.75',
		'--flow': '1.25em',
		'--row': '0.75rem',
		'--space': '1.25rem',
		'--space-l': '3rem',
		'--space-xl': 'clamp(3rem,9vw,7rem)',
	},
	/** For looking up: small type, narrow spaces, more on one screen. */
	compact: {
		'--radius-s': '3px',
		'--radius': '5px',
		'--radius-l': '8px',
		'--text-s': '0.875rem',
		'--text': '0.9375rem',
		'--text-l': '1.0625rem',
		'--text-xl': '1.1875rem',
		'--text-2xl': 'clamp(1.4rem,1.3rem + 0.4vw,1.65rem)',
		'--text-3xl': 'clamp(1.6rem,1.45rem + 0.8vw,2.1rem)',
		'--leading': '1.5',
		'--flow': '0.85em',
		'--row': '0.375rem',
		'--space': '0.75rem',
		'--space-l': '1.25rem',
		'--space-xl': 'clamp(1.5rem,4vw,2.75rem)',
	},
} as const satisfies Record<string, Tokens>;

/** The name of a look. */
export type Look = keyof typeof LOOKS;

/**
 * The style of a look; empty for the default. In the layer of the tokens, but with a higher specificity than `:root`, so
 * that it wins over `tokens.css` and the owner's `custom.css` wins over it.
 */
export function createLookStyle(look: Look): string {
	const declarations = Object.entries(LOOKS[look]).map(([name, value]) => `${name}:${value}`);
	return declarations.length === 0 ? '' : `@layer tokens{:root:root{${declarations.join(';')}}}`;
}
