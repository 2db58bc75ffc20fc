/** The slug of the team that the sample Library belongs to. */
export const SAMPLE_TEAM = 'sample';

/** The UUID of that team. */
export const SAMPLE_TEAM_ID = '5a3b1e0c-7d42-4f86-9c1a-2e8f60b7d394';
