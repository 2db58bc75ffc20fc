import type { IncomingHttpHeaders } from 'node:http';
import type { SampleContent } from './content.ts';
import type { Counters } from './counters.ts';
import type { Fault, FaultInjector } from './faults.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { PartialWireFormat, WireFormat } from './wire.ts';

/** Options of a sample Library. By default it serves this folder in the documented wire format of the newest API generation. */
export interface SampleOptions extends PartialWireFormat {
	/** Default: 0, any free port. */
	port?: number | undefined;
	/** If the port is in use, take the next free one instead of failing. */
	nextFreePort?: boolean | undefined;
	host?: string | undefined;
	/** Has `categories.yaml`, `articles/{category}/{slug}.md` and `images/`. Changed files are read again at the next request. */
	folder?: string | undefined;
	/** Replaces the categories and articles of the folder. The caller may change the object at any time. */
	content?: SampleContent | undefined;
	/** Folder in which views and votes are stored; without it they are only in memory. */
	dataDir?: string | undefined;
	/** Rate limit for each client. Default: 200 for an IP address, 100 or 1,000 for an API key. 0 means no limit. */
	requestsPerHour?: number | undefined;
	/** The API keys that are accepted. Default: any that begins with `pk_live_`, `pk_test_`, `sk_live_` or `sk_test_`. */
	keys?: readonly string[] | undefined;
	/** Gets one line for each view, each vote and each file that can't be read. */
	log?: ((line: string) => void) | undefined;
	now?: (() => number) | undefined;
	faults?: readonly Fault[] | undefined;
	/** Adds the endpoint `/__control`, through which another process can set faults. */
	control?: boolean | undefined;
	/** Awaited before each response, so that a test can change the content between two requests. */
	onRequest?: ((request: SampleRequest) => unknown) | undefined;
}

/** A recorded request; `path` includes the query, `at` is in milliseconds since the epoch. */
export interface SampleRequest {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
	at: number;
}

/** A running sample Library. */
export interface SampleLibrary {
	readonly url: URL;
	readonly port: number;
	/** The last 20,000 requests, oldest first, without those to the control path. Set its length to 0 to clear it. */
	readonly requests: SampleRequest[];
	readonly faults: FaultInjector;
	/** The wire format; may be changed at any time. */
	readonly wire: WireFormat;
	/** The rate limiter; its `limit` may be changed at any time. */
	readonly rate: RateLimiter;
	/** Views and votes counted here; the `views` of the articles themselves are not included. */
	readonly counters: Counters;
	/** Stops at once and closes all connections, hanging ones too. */
	close(): Promise<void>;
}
