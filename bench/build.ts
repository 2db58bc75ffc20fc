/** A program that `build-cost.ts` measures: `npm run build` for the Library at a URL, with its data and the site in a folder. */
import { join } from 'node:path';
import { buildSite } from '../src/build/build-site.ts';
import { gatherSite } from './site.ts';

const [url = '', work = ''] = process.argv.slice(2);
const { site, settings } = await gatherSite(url, work);
await buildSite(site, settings, join(work, 'site'));
process.exit(0);
