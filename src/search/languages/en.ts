import type { SearchLanguage } from './language.ts';

export const en: SearchLanguage = {
	stopWords: `a about after all am an and any anymore are arent as at be because been before being but by can cannot cant
		could couldnt did didnt do does doesnt doing done dont even ever every for from get gets getting give go goes
		going gone got had has hasnt have havent having he hello help her here hey hi him his how i id if ill im in into
		is isnt it its itself ive just let lets like look make makes making may me might mine much must my myself need
		needs never no nor not now of ok on one or our ours out please put really shall she should shouldnt so some
		somebody someone something such take than thank thanks that thats the their them then there theres these they
		this those though to too try trying up upon us very want wanted wants was wasnt way we well went were what whats
		when whenever where wheres whether which while who whom whose why will with without wont would wouldnt yes yet
		you your yours`,
	lightWords: `again already also always another anyone anything automatically each either else enough everything instead keep
		keeps kind know maybe mean new nothing old once only other over own people same say says see still thing things
		think two use used using work works working`,
	stems: [
		['(?<=ss|sh|ch|x|zz)es$', ''],
		['(?<=.{3})ies$', 'y'],
		['(?<=.{2}[^su])s$', ''],
		['(?<=[aeiouy].+)(?:ingly|edly|ings?|ed)$', ''],
		['(?<=.{3})(?:ations?|ements?|ments?|ers?|ors?|ly|ions?)$', ''],
		['(?<=.{2})([bdfgklmnprtvz])\\1$', '$1'],
		['(?<=.{3})e$', ''],
		['(?<=.{2}[^aeiou])y$', 'i'],
	],
	synonyms: `log in, sign in, login, signin, log on, get in
		log out, sign out, logout
		sign up, register, registration, create account, new account, join
		password, passcode, passphrase
		two factor, two step, 2fa, mfa, multi factor, authenticator, verification code, 2 step
		delete, remove, erase, get rid, wipe, take away
		uninstall, remove
		cancel, unsubscribe, terminate, cancellation
		customer, client, guest, patient
		employee, staff, team, team member, teammate, colleague, coworker
		user, member
		invite, add user, add member, add another user, new user
		role, permission, access, rights, privileges
		administrator, admin, root
		refund, money back, reimburse, reimbursement, chargeback
		pay, payment, charge, prepay, prepayment
		invoice, bill, receipt, billing
		price, pricing, cost, fee, how much
		plan, subscription, tier, membership
		upgrade, downgrade, change plan, switch plan, update
		discount, coupon, promo code, voucher
		trial, free version
		credit card, debit card, payment method, card
		tax, vat, gst
		yearly, annual, annually, per year
		appointment, booking, reservation, visit
		reschedule, move, postpone
		recurring, repeat, regular, weekly
		vacation, holiday, time off, day off, closed
		opening hours, business hours, working hours, office hours
		class, course, workshop, lesson
		waitlist, waiting list, standby
		no show, not show up, missed
		notification, notify, alert, reminder
		sms, text message, text
		email, mail, inbox
		spam, junk
		import, upload, migrate, bring over, transfer
		export, download, copy of my data
		gdpr, privacy, personal data, data protection
		sso, single sign on, saml
		api, rest, endpoint, developer
		embed, widget, iframe
		website, webpage, homepage
		url, link, address, domain
		logo, branding, brand, colour, color
		video call, online meeting, telehealth, webinar
		question, form, field, intake
		slow, lag, performance, speed, loading
		error, problem, issue, trouble
		broken, not working, fail, doesnt work, does not work, wont work, stopped working
		uptime, downtime, outage, status, maintenance
		hacked, stolen, compromised, suspicious
		locked, blocked, ban, suspended, locked out
		phone, mobile, smartphone, cell phone, iphone, android
		app, application, program, software
		computer, laptop, notebook, pc
		accessibility, screen reader, disability
		glossary, terms, definition, meaning, vocabulary
		settings, preferences, options, configuration
		change, edit, modify, update, switch
		turn off, disable, deactivate, switch off, shut off
		turn on, enable, activate, switch on
		shut down, power off
		restart, reboot
		picture, photo, image, avatar
		background, wallpaper
		screen, display, monitor
		zoom, magnify, enlarge, bigger, larger
		sound, audio, volume
		headphones, headset, earphones
		microphone, mic
		wifi, wireless, wlan
		internet, network, connection, online
		ethernet, cable, wired, lan
		hotspot, tethering
		airplane mode, flight mode
		dark mode, dark theme, night mode
		sleep, suspend, hibernate, standby
		flash drive, usb stick, pen drive, thumb drive, memory stick, usb drive
		hard disk, hard drive, disk, storage, space
		folder, directory
		copy, duplicate
		trash, recycle bin, bin
		restore, recover, undelete, get back
		backup, back up
		shortcut, hotkey, key binding
		freeze, hang, crash, stuck, unresponsive
		delivery, shipping, package, parcel, shipment
		workspace, organization, organisation
		not recognized, not detected, not found, missing`,
	person: `contact, contact us, phone number, telephone, call, call us, speak to, talk to, human, person, agent, representative,
		chat, live chat, customer service, customer support, support team, email address, complaint, complain, reach you`,
};
