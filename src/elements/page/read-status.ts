/** Whether a service has a problem, or is being maintained; `title` is what its team says about it. */
export interface ServiceStatus {
	state: 'fine' | 'problem' | 'maintenance';
	title: string;
}

const MAX_TITLE = 200;
const FINE: ServiceStatus = { state: 'fine', title: '' };

/** A value at a path of foreign JSON; `undefined` if there is none. */
function read(value: unknown, ...keys: string[]): unknown {
	return keys.reduce<unknown>(
		(inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
		value,
	);
}

function readList(value: unknown, ...keys: string[]): unknown[] {
	const list = read(value, ...keys);
	return Array.isArray(list) ? list : [];
}

/** The first text, on one line of limited length, without characters that change the direction of what follows. */
function createTitle(...texts: unknown[]): string {
	const text = texts.find((text) => typeof text === 'string' && text.trim() !== '');
	const line = `${text ?? ''}`
		.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	return line.length > MAX_TITLE ? `${line.slice(0, MAX_TITLE - 1).toWellFormed()}…` : line;
}

/** https://status.atlassian.com/api/v2: an indicator `none` means that all is well, whatever is planned. */
function readStatuspage(json: unknown): ServiceStatus | undefined {
	const indicator = read(json, 'status', 'indicator');
	if (typeof indicator !== 'string') return undefined;
	const current = readList(json, 'scheduled_maintenances').find((item) =>
		['in_progress', 'verifying'].includes(`${read(item, 'status')}`),
	);
	const description = read(json, 'status', 'description');
	if (indicator === 'maintenance' || (indicator === 'none' && current !== undefined)) {
		return { state: 'maintenance', title: createTitle(read(current, 'name'), description) };
	}
	if (indicator === 'none') return FINE;
	return { state: 'problem', title: createTitle(read(readList(json, 'incidents')[0], 'name'), description) };
}

/** https://instatus.com/help/api/public-data: maintenance that has not begun is listed too. */
function readInstatus(json: unknown): ServiceStatus | undefined {
	const status = read(json, 'page', 'status');
	if (typeof status !== 'string') return undefined;
	if (status === 'UP') return FINE;
	const incident = readList(json, 'activeIncidents')[0];
	if (incident === undefined && status.endsWith('UNDERMAINTENANCE')) {
		const current = readList(json, 'activeMaintenances').find((item) => read(item, 'status') !== 'NOTSTARTEDYET');
		return { state: 'maintenance', title: createTitle(read(current, 'name')) };
	}
	return { state: 'problem', title: createTitle(read(incident, 'name')) };
}

/** Better Stack's `index.json`: past reports are listed too. */
function readBetterStack(json: unknown, now: number): ServiceStatus | undefined {
	const state = read(json, 'data', 'attributes', 'aggregate_state');
	if (typeof state !== 'string') return undefined;
	if (state === 'operational') return FINE;
	const time = (item: unknown, key: string) => Date.parse(`${read(item, 'attributes', key)}`);
	const current = readList(json, 'included').find(
		(item) =>
			read(item, 'type') === 'status_report' && time(item, 'starts_at') <= now && !(time(item, 'ends_at') <= now),
	);
	const title = createTitle(read(current, 'attributes', 'title'));
	return { state: state === 'maintenance' ? 'maintenance' : 'problem', title };
}

/** For each provider of status pages, the file that says how a service is, and how to read it. */
export const PROVIDERS: Readonly<
	Record<string, { file: string; read: (json: unknown, now: number) => ServiceStatus | undefined }>
> = {
	statuspage: { file: 'api/v2/summary.json', read: readStatuspage },
	instatus: { file: 'summary.json', read: readInstatus },
	betterstack: { file: 'index.json', read: readBetterStack },
};
