import type { HelpCenterConfig } from '../config.ts';

type Notice = HelpCenterConfig['notice'];

/** Whether a notice is shown at `now`: until the end of its last day, in UTC. */
export function isNoticeCurrent(notice: Notice, now: Date): notice is NonNullable<Notice> {
	return notice !== undefined && (notice.until === undefined || now.toISOString().slice(0, 10) <= notice.until);
}
