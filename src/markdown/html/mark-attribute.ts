import { randomBytes } from 'node:crypto';

/**
 * The attribute that carries our own marks (alerts, alignment, tasks, footnotes, link cards) through the sanitiser. Its
 * name is random in each process, so that an author can't guess it.
 */
export const MARK_ATTRIBUTE = `own-${randomBytes(12).toString('hex')}`;
