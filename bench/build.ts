/** `npm run build` with its places given: the address of a Library, and a folder for the store and the site. */
import { join } from 'node:path';
import { buildSite } from '../src/build/build-site.ts';
import { gatherSite } from './site.ts';

const [url = '', work = ''] = process.argv.slice(2);
const { site, settings } = await gatherSite(url, work);
await buildSite(site, settings, join(work, 'site'));
process.exit(0);
