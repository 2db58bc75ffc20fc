/** Storage key: `off` if the reader has turned off the shortcut `/` (WCAG 2.1.4). */
export const SLASH_PREFERENCE = 'help-center-slash';
