import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/** The axe rules about colours: the only ones whose result depends on the theme. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** The violations that axe finds on a page without iframes, or within a selector: each rule with the HTML that violates it. */
export async function findAxeViolations(page: Page, { within = '', rules = [] as string[] } = {}): Promise<string[]> {
	// Without legacy mode axe opens another page to merge the results of frames, which takes longer than the check itself.
	const axe = new AxeBuilder({ page }).setLegacyMode();
	if (within) axe.include(within);
	if (rules.length > 0) axe.withRules(rules);
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
