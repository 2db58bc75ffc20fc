import { createLookStyle } from '../../config/looks.ts';
import { chooseInk, getPalette } from '../../config/palette.ts';
import type { HelpCenterConfig } from '../../config.ts';

/**
 * Inline script that applies the reader's choice of theme before the first paint. `<theme-switch>` writes the storage
 * key.
 */
export const themeScript =
	"try{const t=localStorage.getItem('help-center-theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

/** The first style of every page: the order of the cascade layers, and the owner's look, colours and fonts. */
export function createThemeStyle({ accent, fonts, look }: HelpCenterConfig): string {
	const { light, dark } = getPalette(accent);
	const declarations = [
		`--brand:${accent}`,
		`--ink-on-brand:${chooseInk(accent)}`,
		`--accent-on-light:${light.accent}`,
		`--accent-on-dark:${dark.accent}`,
		...Object.entries(fonts).flatMap(([use, family]) =>
			family === undefined ? [] : [`--font-${use}:${family.replace(/[<>{};]/g, '')}`],
		),
	];
	return `@layer tokens,reset,prose,components,custom,print;${createLookStyle(look)}:root{${declarations.join(';')}}`;
}
