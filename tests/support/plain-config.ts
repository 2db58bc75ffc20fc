import { sampleConfig } from '../../sample/help-center.config.ts';
import type { HelpCenterOptions } from '../../src/site/config.ts';

/** The configuration for tests, that of the sample: `src/help-center.config.ts` belongs to the owner and may have any content. */
export const plainConfig: HelpCenterOptions = sampleConfig;
