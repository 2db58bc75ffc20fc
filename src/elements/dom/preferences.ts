/** Where a reader has turned off `/` as a key of its own (WCAG 2.1.4). */
export const SLASH_PREFERENCE = 'help-center-slash';
