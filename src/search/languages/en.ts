import type { SearchLanguage } from './language.ts';

export const en: SearchLanguage = {
	stopWords: `a able about after all am an and any anymore anywhere are arent as at be because been before being between but
		by can cannot cant could couldnt couldve dear did didnt do does doesnt doing done dont during even ever every
		few for from get gets getting give go goes going gone gonna got had has hasnt have havent having he hed hello
		help her here hes hey hi him his how hows i if ill im in into is isnt it itll its itself ive just let lets like
		look make makes making many may me might mine most much must my myself need needs never no nor not now of ok on
		one or our ours ourselves out please possible put really shall she shes should shouldnt shouldve so some
		somebody someone something somewhere such take tell than thank thanks that thatll thats the their them
		themselves then there theres these they theyll theyre theyve this those though to too try trying until up upon
		us very wanna want wanted wants was wasnt way we well went were weve what whats when whenever where wheres
		whether which while who whom whos whose why will with without wont would wouldnt wouldve yes yet you youll your
		youre yours yourself youve`,
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
	synonyms: `log in, sign in, login, signin, log on, logon
		log out, sign out, logout, log off, sign off
		sign up, register, registration, create account, new account, create an account
		account, profile
		password, passcode, passphrase, credentials
		username, nickname, user name, display name
		two factor, two step, 2fa, mfa, multi factor, authenticator, verification code, 2 step
		delete, remove, erase, get rid, wipe, take away
		uninstall, remove
		cancel, unsubscribe, terminate, cancellation
		customer, client, guest, patient
		employee, staff, team, team member, teammate, colleague, coworker
		user, member
		invite, add user, add member, add another user, new user
		role, permission, access, access rights, user rights, admin rights, privileges
		administrator, admin, root
		refund, money back, reimburse, chargeback
		pay, charge, prepay
		invoice, receipt, bill
		price, cost, fee, how much
		plan, subscription, tier, membership
		upgrade, downgrade, change plan, switch plan
		update, upgrade, new version, latest version
		discount, coupon, promo code, voucher
		trial, free version
		credit card, debit card, payment method, card
		tax, vat, gst
		yearly, annual, per year
		appointment, booking, reservation
		reschedule, postpone, move appointment, move booking, change appointment
		recurring, repeat, weekly
		vacation, holiday, time off, day off
		opening hours, business hours, working hours, office hours
		class, course, workshop, lesson
		waitlist, waiting list, standby list
		no show, didnt show up, missed appointment, missed booking
		notification, notify, alert, reminder
		sms, text message
		email, mail, inbox
		spam, junk
		import, upload, migrate, bring over, transfer
		export, download, copy of my data
		gdpr, privacy, personal data, data protection
		sso, single sign on, saml
		api, rest api, endpoint, developer
		embed, widget, iframe
		website, webpage, homepage
		url, link, domain, web address
		logo, branding
		theme, appearance, color, colour
		video call, online meeting, telehealth, webinar
		form, questionnaire, intake, survey
		slow, lag, performance, speed, loading
		error, problem, issue, trouble
		broken, not working, fail, doesnt work, does not work, wont work, stopped working
		uptime, downtime, outage, status, maintenance
		hacked, stolen, compromised, suspicious
		locked out, blocked, ban, suspended, account locked
		phone, mobile, smartphone, cell phone
		iphone, smartphone
		android, smartphone
		app, application, program, software
		computer, laptop, notebook, pc
		accessibility, screen reader, disability
		glossary, definition, meaning, vocabulary
		settings, preferences, options, configuration
		change, edit, modify, update, switch
		turn off, disable, deactivate, switch off, shut off
		turn on, enable, activate, switch on
		shut down, power off
		restart, reboot
		picture, photo, image, avatar
		background, wallpaper
		screen, display, monitor
		screenshot, screen capture, screen shot, print screen
		zoom in, magnify, enlarge, bigger, larger
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
		hard disk, hard drive, disk, storage, disk space
		folder, directory
		copy, duplicate
		trash, recycle bin, bin
		restore, recover, undelete, get back
		backup, back up
		shortcut, hotkey, key binding
		freeze, hang, crash, stuck, unresponsive
		delivery, parcel, shipping, my package
		workspace, organization, organisation
		not recognized, not detected, not found, missing
		touchpad, trackpad
		font, typeface
		quit, exit, close`,
	person: `contact, contact us, phone number, telephone, call, call us, speak to, talk to, human, real person, person, agent,
		representative, chat, live chat, customer service, customer support, support team, email address, complaint,
		complain, reach you, hotline, helpdesk, help desk, support, get in touch`,
};
