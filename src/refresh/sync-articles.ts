import { CommandError } from '../model/user-errors.ts';
import type { Settings } from '../settings.ts';
import type { Source } from '../sources/source.ts';
import { openStorages } from '../storage/open-storages.ts';
import { type SyncResult, syncLibrary } from '../sync/sync.ts';
import type { Reporter } from './reporter.ts';

/**
 * Updates the snapshot of a source.
 * @throws {LibraryError} if the Library can't be read and there is no earlier copy
 * @throws {CommandError} if there are no articles, or with STRICT if not everything is current
 */
export async function syncArticles(settings: Settings, source: Source, reporter: Reporter): Promise<SyncResult> {
	for (const notice of source.notices) reporter.notice(notice);
	const result = await syncLibrary({
		source,
		storages: openStorages(settings, source.team),
		syncMaxWait: settings.syncMaxWait,
		allowShrink: settings.allowShrink,
		backupUrl: findBackupUrl(settings, source),
		onProgress: reporter.progress,
		warn: reporter.warning,
	}).finally(reporter.progressEnd);
	reporter.synced(result);
	const { stale, keptEarlier, unconfirmed, keptCategories, snapshot } = result;
	const notCurrent = keptEarlier.length + unconfirmed.length + keptCategories.length + snapshot.leftOut.length;
	if (settings.strict && (stale || notCurrent > 0)) {
		throw new CommandError('STRICT=1 and not everything is current: nothing was published.');
	}
	if (snapshot.articles.length === 0) {
		throw new CommandError(`The Library of “${source.team}” has no published article: there is nothing to publish.`);
	}
	return result;
}

/** The URL of the backup that the live site publishes; `undefined` if there can be none. */
function findBackupUrl({ siteUrl, basePath }: Settings, { isTemporary }: Source): URL | undefined {
	return siteUrl === undefined || isTemporary ? undefined : new URL(`${basePath}library.json`, siteUrl);
}
