import type { Fault } from '../../sample/faults.ts';
import type { SampleRequest } from '../../sample/server.ts';

/** What the sample Library behind the tested site was asked so far. */
export interface LibraryState {
	requests: SampleRequest[];
}

/** A fault as JSON can carry it. */
type SentFault<F> = F extends Fault ? Omit<F, 'path'> & { path?: string } : never;

/** What the running sample Library can be told from another process. */
interface Change {
	faults?: SentFault<Fault>[];
	requestsPerHour?: number;
	forget?: true;
}

/** Asks, or tells, the sample Library behind the tested site; `LIBRARY_CONTROL` is its `/__control` address. */
export async function library(change?: Change): Promise<LibraryState> {
	const address = process.env.LIBRARY_CONTROL;
	if (!address)
		throw new Error('LIBRARY_CONTROL is not set: the browser tests need a sample Library with `control: true`.');
	const response = await fetch(address, change && { method: 'POST', body: JSON.stringify(change) });
	if (!response.ok) throw new Error(`The sample Library answered ${response.status} to its control call.`);
	// The sample's own words about itself.
	return (await response.json()) as LibraryState;
}

/** The votes or views that reached the Library since it was last told to forget: the article's slug and the body. */
export async function arrived(call: 'feedback' | 'view'): Promise<{ slug: string; body: string }[]> {
	const { requests } = await library();
	return requests.flatMap(({ method, path, body }) => {
		const slug = new RegExp(`/articles/([^/]+)/${call}$`).exec(path)?.[1];
		return method === 'POST' && slug ? [{ slug, body: typeof body === 'string' ? body : JSON.stringify(body) }] : [];
	});
}
