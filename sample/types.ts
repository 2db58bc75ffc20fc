import type { IncomingHttpHeaders } from 'node:http';
import type { SampleContent } from './content.ts';
import type { Counters } from './counters.ts';
import type { Fault, FaultInjector } from './faults.ts';
import type { RateLimiter } from './rate.ts';
import type { PartialWireFormat, WireFormat } from './wire.ts';

/** How to start a sample Library; without anything it speaks the newest generation, as documented, over this folder. */
export interface SampleOptions extends PartialWireFormat {
	/** 0, the default, is any free one. */
	port?: number | undefined;
	/** Where the port is taken: the next free one, instead of an error. */
	nextFreePort?: boolean | undefined;
	host?: string | undefined;
	/** Holds `categories.yaml`, `articles/{category}/{slug}.md` and `images/`; looked at again with each request. */
	folder?: string | undefined;
	/** Instead of the folder's categories and articles; the caller may change it at any time. */
	content?: SampleContent | undefined;
	/** Where views and votes are kept; without it they end with the Library. */
	dataDir?: string | undefined;
	/** For each client, in a sliding hour; by default 200 for an address, 100 or 1,000 for a key. 0 is no limit. */
	requestsPerHour?: number | undefined;
	/** The keys that the keyed API takes; without it any that begins with `pk_live_`, `pk_test_`, `sk_live_` or `sk_test_`. */
	keys?: readonly string[] | undefined;
	/** Gets one line for each view, vote and file that can't be read. */
	log?: ((line: string) => void) | undefined;
	now?: (() => number) | undefined;
	faults?: readonly Fault[] | undefined;
	/** Opens `/__control`, by which another process can switch faults. */
	control?: boolean | undefined;
	/** Awaited before each answer is made, so that a test can change what is in the Library between two requests. */
	onRequest?: ((request: SampleRequest) => unknown) | undefined;
}

/** A request as it came; `path` with its query. */
export interface SampleRequest {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
	at: number;
}

/** A sample Library that listens. */
export interface SampleLibrary {
	readonly url: URL;
	readonly port: number;
	/** The requests so far, oldest first, without those to the control path; set its length to 0 to forget them. */
	readonly requests: SampleRequest[];
	readonly faults: FaultInjector;
	/** How it speaks; may be changed. */
	readonly wire: WireFormat;
	/** The hourly limit; may be changed. */
	readonly rate: RateLimiter;
	/** What was counted here, without the `views` that articles bring along. */
	readonly counters: Counters;
	/** Ends at once, also what is open or hanging. */
	close(): Promise<void>;
}
