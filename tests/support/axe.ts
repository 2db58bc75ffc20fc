import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe looks at the colours for: all of it that depends on a page's theme. */
export const ABOUT_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds on a page without frames, or in a part of it: each rule, and what breaks it. */
export async function axeFaults(page: Page, { within = '', rules = [] as string[] } = {}): Promise<string[]> {
	// Its other way opens one more page, to put together what it found in frames; that takes longer than the looking.
	const axe = new AxeBuilder({ page }).setLegacyMode();
	if (within) axe.include(within);
	if (rules.length > 0) axe.withRules(rules);
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
