/** Adds a field, such as the subject, to a `mailto:` link that does not have it yet. Other links stay unchanged. */
export function addMailField(href: string, field: 'subject' | 'body', value: string): string {
	if (!/^mailto:/i.test(href) || new RegExp(`[?&]${field}=`, 'i').test(href)) return href;
	return `${href}${href.includes('?') ? '&' : '?'}${field}=${encodeURIComponent(value)}`;
}

/** Room for what a reader writes, and below it the page that the mail is about. Line breaks as RFC 6068 wants them. */
export function createMailBody(title: string, address: string): string {
	return ['', '', title, address].join('\r\n');
}

/**
 * Tells a `mailto:` link which page a reader came from: its title as the subject, title and address in the body. A
 * subject or body of the owner's stays.
 */
export function addPageToMail(href: string, { title, address }: { title: string; address: string }): string {
	return addMailField(addMailField(href, 'subject', title), 'body', createMailBody(title, address));
}
