/** What the generated articles are about: the name of a category, its icon, and the things in it. */
export const TOPICS: readonly (readonly [name: string, icon: string, things: string])[] = [
	[
		'Getting started',
		'rocket',
		'workspace,trial,welcome tour,sample data,first project,checklist,import file,home screen',
	],
	[
		'Account and profile',
		'user',
		'profile,display name,photo,email address,time zone,signature,session,second address',
	],
	[
		'Sign-in and security',
		'shield',
		'password,passkey,recovery code,device,sign-in link,audit log,trusted network,security key',
	],
	['Teams and roles', 'users', 'team,role,permission,guest,invitation,owner,group,department,access request'],
	['Billing', 'credit-card', 'invoice,plan,receipt,card,refund,credit note,tax number,seat,renewal,discount'],
	['Bookings', 'calendar', 'booking,waitlist,time slot,reminder,opening hour,holiday,class,resource,no-show fee'],
	['Projects', 'folder', 'project,milestone,task,dependency,template,board,backlog,estimate,label,archive'],
	['Documents', 'file-text', 'document,page,version,comment,table,attachment,heading,draft,footnote,export'],
	['Reports', 'chart-bar', 'report,dashboard,chart,metric,filter,forecast,segment,snapshot,benchmark,schedule'],
	['Contacts', 'contact', 'contact,company,address book,duplicate,custom field,note,tag,list,consent,birthday'],
	['Messages', 'mail', 'message,thread,mailbox,auto-reply,canned answer,sender,newsletter,bounce,unsubscribe link'],
	['Notifications', 'bell', 'notification,digest,push message,quiet hour,mention,alert rule,channel,subscription'],
	['Payments', 'wallet', 'payment,payout,deposit,payment link,card reader,currency,dispute,fee,bank account,tip'],
	[
		'Orders and stock',
		'package',
		'order,product,variant,warehouse,shipment,return,barcode,supplier,stock count,parcel',
	],
	[
		'Forms and surveys',
		'clipboard',
		'form,question,answer,survey,signature field,upload,condition,score,quota,thank-you page',
	],
	['Automation', 'zap', 'workflow,trigger,action,delay,branch,variable,run,retry,schedule,approval step'],
	['Integrations', 'plug', 'integration,calendar feed,webhook,connection,data sync,field mapping,spreadsheet,sandbox'],
	[
		'Developers',
		'code',
		'API key,endpoint,request,rate limit,event,client library,scope,cursor,error code,test account',
	],
	[
		'Mobile apps',
		'smartphone',
		'phone app,tablet,offline copy,widget,camera scan,fingerprint,shortcut,home-screen icon',
	],
	['Troubleshooting', 'wrench', 'error message,browser,cache,cookie,connection,log file,blank page,slow page,time-out'],
];

const words = (list: string): readonly string[] => list.split(' ');

export const VERBS = words(
	'add change remove rename export import share copy merge archive restore schedule approve duplicate assign connect print filter sort pin hide move lock unlock convert split combine track preview publish review translate label search find replace upload download send cancel delegate compare limit group order renew verify transfer reopen reset',
);

export const QUALITIES = words(
	'new overdue shared private public recurring unpaid draft hidden archived duplicate empty scheduled locked old external internal pending expired failed large monthly weekly yearly personal default custom imported incomplete cancelled approved rejected remote seasonal temporary restricted linked nested regional draft-only read-only unread unassigned late partial',
);

/** The ends of titles, which make each title unique. */
export const CONTEXTS = [
	'in bulk',
	'from your phone',
	'for your whole team',
	'on a schedule',
	'with a template',
	'by email',
	'for a client',
	'as a guest',
	'as an administrator',
	'with a keyboard',
	'across time zones',
	'in another language',
	'from a spreadsheet',
	'when you are offline',
	'for several locations',
	'with the API',
	'before a deadline',
	'after a merge',
	'at the end of the month',
	'in the sandbox',
	'without an account',
	'between workspaces',
	'on a shared computer',
	'for audits',
];

export const NAMES = words(
	'Ada Amir Anneke Beatriz Bogdan Chiara Chidi Dagny Dmitri Eleni Emeka Farah Fatou Giulia Goran Hana Hiroshi Imani Ines Jonas Joaquin Kamala Katya Lars Leila Mateo Mei Nadia Nils Oksana Omar Paloma Priya Quentin Rosa Ruslan Sana Sven Tamsin Tomasz Uma Viktor Wanjiru Xavier Yasmin Yusuf Zofia',
);

/** A syllable and an ending make the name of a company: real libraries are full of words that occur only once or twice. */
export const SYLLABLES = words(
	'Nor Fel Bram Ash Wren Hol Car Lin Mar Vel Tor Sil Quin Pel Ost Ker Jun Hart Gren Fen East Dor Cal Bren Alder Vans Thorn Stan Rud Pem',
);
export const ENDINGS = words(
	'brook field ley worth by gate mere stead wick ford ton dale croft hurst mont vale well ridge berg haven minster combe thorpe holm wood burn sett lake den shaw',
);

export const PLACES = words(
	'Settings Overview Activity People Calendar Reports Library Plans Security Advanced Preferences Appearance Exports History Templates Workspace Members Devices Limits Sharing',
);

/** Sentences with placeholders, which `articles.ts` fills. */
export const SENTENCES = [
	'You can {verb} a {thing} whenever you like; nobody is told until you select **Save**.',
	'A {quality} {thing} stays where it is until someone with the right role decides to {verb} it.',
	'Open **{place} → {place}** and choose the {thing} that you want to {verb}.',
	'If {name} at {company} has already begun to {verb} the {thing}, you see their initials beside it.',
	'Changes to a {thing} reach every device within {number} seconds, and older apps within {number} minutes.',
	'The {quality} {thing} keeps its history, so you can go back to any day of the last {number} months.',
	'Only owners and administrators may {verb} a {quality} {thing}; members see the button greyed out.',
	'We never {verb} anything by ourselves: a {thing} that looks {quality} is only marked.',
	'When two people {verb} the same {thing} at once, the later change wins and the earlier one stays in **History**.',
	'On plans with more than {number} seats, each {thing} can also be {quality}, which suits larger departments.',
	'Before you {verb} it, make sure that no {quality} {other} depends on this {thing}.',
	'Every {thing} has a number such as `{code}`: quote it when you write to support.',
	'To see who changed the {thing}, look at **{place}**; entries older than {number} days are summed up by week.',
	'The list shows {number} at a time. Use the arrow keys to go through it, and Enter to open a {thing}.',
	'{company} uses this to {verb} about {number} {other}s a week without anyone having to watch.',
	'Nothing is lost when the connection drops: the {thing} waits in your browser and is sent as soon as it can be.',
	'A limit of {number} applies to each workspace, counted over a sliding hour rather than from midnight.',
	'Guests see the {thing} only if it is {quality}, or if someone has shared its address with them.',
	'This takes a few seconds; with many {quality} {other}s it can take up to {number} minutes.',
	'Amounts are rounded to the nearest cent, and dates follow the time zone of the workspace, not of the reader.',
	'What you {verb} here also changes in the {other}, unless it has been locked by its owner.',
	'Ask {name} or another administrator when the page says that your role does not allow this.',
	'The {thing} is checked again each night at {number} minutes past two, and problems are listed under **{place}**.',
	'If the wrong {other} was chosen, select **Undo** within {number} seconds or restore it from **{place}**.',
];

export const STEPS = [
	'Go to **{place} → {place}**.',
	'Select the {quality} {thing} in the list, or type a part of its name.',
	'Choose **{Verb}** and read the summary: it names every {other} that will change.',
	'Enter the {thing}’s new name, at most {number} characters.',
	'Tick **Tell everyone involved** if {name} and the others should get an email.',
	'Press <kbd>Ctrl</kbd> <kbd>S</kbd>, or select **Save**.',
	'Wait for the message *{Verb}: done*. It names the number `{code}`.',
	'Check the result under **{place}**: the {thing} should be {quality} now.',
];

export const HEADINGS = [
	'Before you begin',
	'Step by step',
	'What happens next',
	'Limits',
	'If it does not work',
	'Who may do this',
	'For administrators',
	'With the API',
	'Undo a change',
	'Frequently asked',
	'On a phone',
	'Settings in detail',
	'Good to know',
	'An example',
];
