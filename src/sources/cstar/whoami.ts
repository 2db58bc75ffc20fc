import { z } from 'zod';
import { SettingsError } from '../../model/user-errors.ts';
import type { ApiRequest } from '../api/types.ts';
import { camelizeKeys } from './wire-article.ts';

const words = z.string().min(1).optional().catch(undefined);
const KeyOwner = z.preprocess(
	camelizeKeys,
	z
		.object({ teamId: words, teamSlug: words, teamName: words, environment: words })
		.refine(({ teamId, teamSlug }) => teamId ?? teamSlug),
);

/** The owner of a key. */
export type Who = z.output<typeof KeyOwner>;

/** Asks the keyed API whose key was sent with the request. */
export const whoamiRequest: ApiRequest<Who> = {
	path: '/api/v1/auth/whoami',
	parse(body) {
		const inner = typeof body === 'object' && body !== null && 'data' in body ? body.data : body;
		return KeyOwner.safeParse(inner).data;
	},
};

/**
 * Returns the team's id for the paths of the keyed API. `named` is the setting `CSTAR_TEAM`, a slug or a UUID.
 * @throws {SettingsError} if the key belongs to another team
 */
export function requireTeamId({ teamId, teamSlug, teamName }: Who, named: string): string {
	const isNamed = named === teamSlug || named.toLowerCase() === teamId?.toLowerCase();
	// `KeyOwner` makes sure that there is an id or a slug.
	if (isNamed) return teamId ?? named;
	const owner = [teamSlug ?? teamName, teamId].filter(Boolean).join(', ');
	throw new SettingsError(
		`CSTAR_TEAM is ${JSON.stringify(named)}, but CSTAR_API_KEY belongs to the team ${JSON.stringify(owner)}: expected a key of the team that CSTAR_TEAM names.`,
	);
}
