import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { hasErrorCode } from './files/error-code.ts';
import { findNearestName } from './model/nearest-name.ts';
import { SettingsError } from './model/user-errors.ts';

const flag = z
	.enum(['1', 'true', '0', 'false'], 'expected 1, true, 0 or false')
	.transform((text) => /^(1|true)$/.test(text));

const wholeNumber = (low: number, high: number) =>
	z
		.string()
		.regex(/^\d{1,9}$/, `expected a whole number from ${low} to ${high}`)
		.transform(Number)
		.refine((value) => value >= low && value <= high, `expected a whole number from ${low} to ${high}`);

function isOrigin(text: string): boolean {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	return (
		url !== undefined &&
		/^https?:$/.test(url.protocol) &&
		url.pathname === '/' &&
		!url.search &&
		!url.hash &&
		!url.username &&
		!url.password
	);
}

/** Most often only `https://` is missing in front. */
function describeOrigin({ input }: { input?: unknown }): string {
	const withScheme = `https://${input}`;
	const isSchemeMissing = typeof input === 'string' && !/^[a-z]+:\/\//i.test(input) && isOrigin(withScheme);
	return isSchemeMissing
		? `expected a URL that begins with https://. Write ${withScheme}`
		: 'expected a URL without a path, such as https://help.example.com';
}

const origin = z
	.string()
	.refine(isOrigin, { error: describeOrigin })
	.transform((text) => new URL(text));

const team = z.string().refine((text) => !/[/\\\s\p{Cc}]/u.test(text) && !/^\.+$/.test(text), {
	error: ({ input }) => {
		const last = String(input).split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1);
		const advice = /^https?:\/\//.test(String(input)) && last ? `. Write only its last part: ${last}` : '';
		return `expected the team's slug (without /, \\ or spaces, and not only dots) or its UUID${advice}`;
	},
});

const basePath = z
	.string()
	.regex(/^\/?[\w\-./~]*$/, 'expected a path such as /help/')
	.refine(
		(text) => !text.split('/').some((part) => /^\.+$/.test(part)) && !text.includes('//'),
		'expected a path such as /help/',
	)
	.transform((text) => `/${text}/`.replace(/\/+/g, '/'));

const folder = z
	.string()
	.refine(
		(text) => !text.includes('\0') && mayBeFolder(resolve(text)),
		'expected a folder, or a path where one can be created',
	);

/** Printable ASCII, so that it can be sent in a header. Other key types with the same prefixes are accepted too. */
const key = z
	.string()
	.regex(/^[ps]k_[!-~]+$/, 'expected a key of your team, which begins with pk_live_, pk_test_, sk_live_ or sk_test_');

/** The format that IndexNow requires. It is not secret: the site publishes it in a file. */
const indexNowKey = z.string().regex(/^[a-zA-Z0-9-]{8,128}$/, 'expected 8 to 128 letters (a–z), digits and -');

/** How each environment variable is parsed, with its default. */
const Environment = z.object({
	CSTAR_TEAM: team.optional(),
	CSTAR_URL: origin.prefault('https://www.cstar.help'),
	LIBRARY_SOURCE: z.enum(['public', 'v1'], 'expected public or v1').prefault('public'),
	CSTAR_API_KEY: key.optional(),
	SITE_URL: origin.optional(),
	BASE_PATH: basePath.prefault('/'),
	ROBOTS: z.enum(['index', 'noindex'], 'expected index or noindex').prefault('index'),
	INDEXNOW_KEY: indexNowKey.optional(),
	SEARCH_INSIGHTS_SECRET: z
		.string()
		.regex(/^[!-~]+$/, 'expected printable ASCII characters without spaces')
		.optional(),
	DATA_DIR: folder.prefault('.data'),
	LIBRARY_REQUESTS_PER_HOUR: wholeNumber(1, 1_000_000).optional(),
	SYNC_MAX_WAIT: wholeNumber(0, 604_800).prefault('300'),
	MIRROR_IMAGES: flag.prefault('0'),
	STRICT: flag.prefault('0'),
	ALLOW_SHRINK: flag.prefault('0'),
	PORT: wholeNumber(0, 65_535).prefault('4321'),
	HOST: z.string().prefault('127.0.0.1'),
	SYNC_INTERVAL: wholeNumber(1, 604_800).prefault('300'),
	CHROMIUM_PATH: z.string().optional(),
	DEBUG: flag.prefault('0'),
});

/** Settings whose value is never printed, not even in part. */
const SECRET_SETTINGS = new Set(['CSTAR_API_KEY', 'SEARCH_INSIGHTS_SECRET']);

/** The validated settings. `docs/configure.md` documents each of them. */
export type Settings = ReturnType<typeof readSettings>;

/** The names of all settings, in the order of `docs/configure.md`. */
export const settingNames = Object.keys(Environment.shape);

/** Settings of parts that not every version has. They are never taken for mistyped ones. */
const OTHER_SETTINGS = [
	'ARTICLES_DIR',
	'CSTAR_SECRET_KEY',
	'CSTAR_TEAM_ID',
	'CSTAR_WEBHOOK_SECRET',
	'MAILBOX_DAYS',
	'METRICS_PORT',
	'READER_POSTS_URL',
	'REDIS_URL',
	'SERVE',
	'SUPPORT_STATION_API_KEY',
	'SUPPORT_STATION_URL',
	'TRUST_PROXY',
];
/** The environment has names of other programs too: only long ones that differ in two letters are surely ours. */
const ENVIRONMENT_NAME = /^[A-Z][A-Z\d_]{6,}$/;

/**
 * Rejects names that are almost those of settings, without their values, which may be secret. In `.env` (`isOwnFile`) every
 * name is meant for this project.
 */
function rejectMistypedNames(names: readonly string[], isOwnFile: boolean): void {
	const lines = names.flatMap((name) => {
		if (settingNames.includes(name) || OTHER_SETTINGS.includes(name)) return [];
		if (!isOwnFile && !ENVIRONMENT_NAME.test(name)) return [];
		const nearest = findNearestName(name, settingNames, 2);
		const place = isOwnFile ? 'in .env' : 'in the environment';
		return nearest === undefined
			? []
			: [`${name} ${place} is not a setting: expected ${nearest}. Rename or remove it.`];
	});
	if (lines.length > 0) throw new SettingsError(lines.join('\n'));
}

/** Whether a path is a folder, or could become one: its nearest existing parent is a folder. */
function mayBeFolder(path: string): boolean {
	try {
		const stats = statSync(path, { throwIfNoEntry: false });
		if (stats) return stats.isDirectory();
	} catch {
		// The name is too long, or this user has no permission.
		return false;
	}
	const parent = dirname(path);
	return parent !== path && mayBeFolder(parent);
}

/**
 * The variables of `.env` in the working directory and of the environment. The environment wins.
 * @throws {SettingsError} if `.env` exists and can't be read, or has a name that is almost a setting
 */
function readEnvironment(): Record<string, string | undefined> {
	const set = Object.entries(process.env).filter(([, value]) => value !== '');
	const fromFile = readDotEnv();
	rejectMistypedNames(Object.keys(fromFile), true);
	return { ...fromFile, ...Object.fromEntries(set) };
}

function readDotEnv(): Record<string, string | undefined> {
	try {
		// Some editors write a byte order mark at the start of a file.
		return parseEnv(readFileSync('.env', 'utf8').replace(/^\uFEFF/, ''));
	} catch (cause) {
		if (hasErrorCode(cause, 'ENOENT')) return {};
		const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
		throw new SettingsError(`.env can’t be read (${reason}): expected a file of NAME=value lines, or no file.`, {
			cause,
		});
	}
}

/**
 * Reads and validates the settings from the environment and `.env`. An empty value counts as not set.
 * @throws {SettingsError} with the setting, its value and what is expected
 */
export function readSettings(environment: Record<string, string | undefined> = readEnvironment()) {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
	);
	rejectMistypedNames(Object.keys(given), false);
	const parsed = Environment.safeParse(given);
	if (!parsed.success) {
		const lines = parsed.error.issues.map(({ path, message }) => {
			const name = String(path[0]);
			const value = SECRET_SETTINGS.has(name) ? 'set to a value that is not shown here' : JSON.stringify(given[name]);
			return `${name} is ${value}: ${message}.`;
		});
		throw new SettingsError(lines.join('\n'));
	}
	const env = parsed.data;
	const apiKey = env.LIBRARY_SOURCE === 'v1' ? requireKey(env.CSTAR_API_KEY, env.CSTAR_URL) : undefined;
	return {
		team: env.CSTAR_TEAM,
		/** Whether CSTAR_URL is set. If not, the team `sample` means the sample Library. */
		isUrlSet: given.CSTAR_URL !== undefined,
		url: env.CSTAR_URL,
		/** The API key of the Library; only with LIBRARY_SOURCE=v1. */
		apiKey,
		/** Whether a key is set that LIBRARY_SOURCE does not need. */
		isKeyUnused: env.CSTAR_API_KEY !== undefined && apiKey === undefined,
		siteUrl: env.SITE_URL,
		basePath: env.BASE_PATH,
		robots: env.ROBOTS,
		indexNowKey: env.INDEXNOW_KEY,
		/** What `report -- --searches URL` sends to the collector, to read the counts. */
		searchInsightsSecret: env.SEARCH_INSIGHTS_SECRET,
		dataDir: env.DATA_DIR,
		/** `undefined`: the source's own limit. */
		requestsPerHour: env.LIBRARY_REQUESTS_PER_HOUR,
		syncMaxWait: env.SYNC_MAX_WAIT,
		mirrorImages: env.MIRROR_IMAGES,
		strict: env.STRICT,
		allowShrink: env.ALLOW_SHRINK,
		port: env.PORT,
		host: env.HOST,
		syncInterval: env.SYNC_INTERVAL,
		chromiumPath: env.CHROMIUM_PATH,
		debug: env.DEBUG,
	};
}

/** Hosts of this machine and of private networks. */
const PRIVATE_HOST =
	/^([^.:]+|.+\.(localhost|local|internal|test)|(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+|\[(::1|f[cd].*)\])$/i;

function requireKey(key: string | undefined, url: URL): string {
	if (key === undefined) {
		throw new SettingsError(
			'CSTAR_API_KEY is not set: LIBRARY_SOURCE=v1 needs a key of your team, which begins with pk_live_, pk_test_, sk_live_ or sk_test_.',
		);
	}
	if (url.protocol === 'http:' && !PRIVATE_HOST.test(url.hostname)) {
		throw new SettingsError(
			`CSTAR_URL is ${JSON.stringify(url.origin)}: with LIBRARY_SOURCE=v1 expected https, because over http others on the network could read the key.`,
		);
	}
	return key;
}

/** Whether errors are printed with their stack (`DEBUG=1`). Works even if other settings are invalid. */
export function isDebug(): boolean {
	const isOn = ({ DEBUG = '' }: Record<string, string | undefined>) => /^(1|true)$/.test(DEBUG);
	try {
		return isOn(readEnvironment());
	} catch {
		return isOn(process.env);
	}
}
