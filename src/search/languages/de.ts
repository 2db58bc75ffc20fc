import type { SearchLanguage } from './language.ts';

export const de: SearchLanguage = {
	stopWords: `ab aber alle allem allen aller alles als also am an ans auch auf aufs aus ausserdem
		bei beim bekomme bekommen bekommt benutze benutzen benutzt bereits bevor bin bis bist bitte braeuchte brauche
		brauchen braucht brauchte da dabei dadurch dafuer dafur dagegen daher damit danach danke dann dar daran darauf
		daraus darf darfst darin das dass davon dazu dein deine deinem deinen deiner dem den denen denn der deren des
		deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort du duerfen duerfte durch durfen
		durfte eben ebenfalls eigene eigenen eigener eigentlich ein eine einem einen einer eines einfach einige
		einigen einmal er es etwas euch euer eure euren falls fast finde folgende folgenden fuer fuers funktionieren
		funktioniert fur furs ganz gar geben gegen gehe gehen geht gehts gemacht gerade gern gerne gewesen gibt gibts
		guten hab habe haben haette hallo hast hat hatte hatten hey hi hier hilf hilfe hin hinter ich ihm ihn ihnen
		ihr ihre ihrem ihren ihrer im immer in ins irgendwie irgendwo ist ja je jede jedem jeden jeder jedes jemand
		jetzt kann kannst kein keine keinem keinen keiner klappen klappt koennen koennt koennte koennten koenntest
		konnen konnt konnte konnten konntest kriege kriegen laesst lass lasse lassen lasst leider mach mache machen
		machst macht mal man manche manchmal mehr mein meine meinem meinen meiner meines mich mir mit mochte mochten
		moechte moechten moeglich moglich muessen muesste muss mussen musst musste nach nachdem naemlich namlich nein
		nicht nichts nie niemand noch nochmal nun nur nutze nutzt ob obwohl oder ohne ok okay ploetzlich plotzlich
		schon sehr sei seid sein seine seinem seinen seiner seit selber selbst sich sie sind so sobald sodass sofern
		sogar solche soll sollen sollte sollten sondern sonst sowie stattdessen trotzdem tu tue tun tut uber uberhaupt
		ueber ueberhaupt um und uns unser unsere unseren unserer unter usw viel viele vielen vom von vor waehrend
		waere wahrend wann war ware waren warst warum was weil weiss welche welchem welchen welcher welches wem wen
		wenn wer werde werden weshalb wessen weswegen wie wieder wieso wieviel will willst wir wird wirklich wirst wo
		wobei wodurch wofuer wofur woher wohin wolle wollen wollte womit woran worauf worin wozu wuerde wuerden wurde
		wurden zu zum zur zwar zwischen`,
	stems: [
		['([ao])e|(?<![aeqo])(u)e', '$1$2'],
		['([ao])e|(?<![aeqo])(u)e', '$1$2'],
		['^ge(?!schaf|sich|wich|rich|stal)(.{4,})t$', '$1'],
		['^(an|ein|aus|ab|auf|um|hoch|her|herunter|runter|zuruck|weiter|frei)ge(?!b[eo]|h[et]|n)(?=.{3})', '$1'],
		['^(an|ein|aus|ab|auf|um|hoch|herunter|runter|zuruck|weiter|frei)zu(?=.{4})', '$1'],
		['(?<=.{4})innen$', ''],
		['(?<=.{3})(?<!zeit|steuer|sicher)ung(?:en|s)?$', ''],
		['(?<=.{4}[^s])es$', ''],
		['(?<=.{3}[^aius])s$', ''],
		['(?<=.{3})e[mn]?$', ''],
		['(?<=.{2}e[lr])n$', ''],
		['(?<=.{4})(?<!rechn|fehl|ordn|post|steu)er$', ''],
		['(?<=.{4})(?<!intern|tabl)et$', ''],
		['(?<=.{5})t$', ''],
		['(?<=.{2})([bdfgklmnprst])\\1$', '$1'],
		['(?<=kont|risik)o$', ''],
	],
	synonyms: `anmelden, einloggen, anmeldung, login, log in, sign in
		abmelden, ausloggen, abmeldung, logout, log out
		registrieren, registrierung, konto erstellen, account erstellen, neues konto, konto anlegen, sign up
		konto, account, benutzerkonto
		passwort, kennwort, password, passcode
		zugangsdaten, anmeldedaten, logindaten
		zwei faktor, zweifaktor, zweifaktorauthentifizierung, zwei schritt, 2fa, mfa, two factor, authenticator, bestatigungscode
		loschen, entfernen, loschung, delete
		deinstallieren, entfernen, uninstall
		kundigen, kundigung, abbestellen, abo beenden, abo kundigen
		stornieren, storno, stornierung, absagen, cancel
		kunde, kundin, klient, gast, patient
		mitarbeiter, mitarbeitende, angestellte, team, teammitglied, kollege, personal
		benutzer, nutzer, user, anwender, mitglied
		einladen, einladung, benutzer hinzufugen, neuer benutzer, invite
		rolle, berechtigung, zugriffsrechte, zugriff, benutzerrechte
		administrator, admin, root, systemverwalter
		ruckerstattung, erstattung, erstatten, ruckzahlung, geld zuruck, refund
		bezahlen, zahlung, bezahlung, zahlen, abbuchung, payment
		rechnung, beleg, quittung, invoice
		preis, kosten, gebuhr, teuer, wie viel, wieviel
		abo, abonnement, tarif, plan, mitgliedschaft, subscription
		upgrade, downgrade, tarif wechseln, plan wechseln, abo wechseln, tarif 
		aktualisieren, aktualisierung, update, neue version
		rabatt, gutschein, gutscheincode, rabattcode, coupon, ermassigung
		testphase, testversion, probezeit, trial, kostenlos testen
		kreditkarte, debitkarte, zahlungsart, zahlungsmethode, zahlungsmittel
		steuer, mehrwertsteuer, umsatzsteuer, mwst, ust, vat
		jahrlich, jahresabo, pro jahr
		termin, buchung, reservierung, booking
		umbuchen, umbuchung, termin verschieben, termin verlegen, termin 
		wiederkehrend, wiederholen, regelmassig, serientermin, wochentlich
		urlaub, ferien, feiertag, abwesenheit
		offnungszeiten, geschaftszeiten, burozeiten, arbeitszeiten
		kurs, workshop, seminar, unterricht, schulung
		warteliste, waitlist
		nicht erschienen, no show, nicht gekommen
		benachrichtigung, mitteilung, erinnerung, notification
		sms, textnachricht, kurznachricht
		email, mail, postfach, posteingang
		spam, junk, spamordner
		import, importieren, hochladen, upload, ubertragen, migrieren
		export, exportieren, herunterladen, download, runterladen
		dsgvo, gdpr, datenschutz, personenbezogene daten, privatsphare
		sso, single sign on, saml
		api, schnittstelle, entwickler, endpunkt
		einbetten, einbinden, widget, iframe
		website, webseite, homepage, internetseite
		url, link, domain, webadresse, internetadresse
		logo, branding, marke
		aussehen, erscheinungsbild, design, theme
		videoanruf, videokonferenz, online meeting, videocall, webinar
		formular, fragebogen, eingabefeld
		langsam, ladezeit, performance, geschwindigkeit, ruckelt
		fehler, problem, storung, error, fehlermeldung
		kaputt, funktioniert nicht, geht nicht, klappt nicht, lauft nicht, defekt
		ausfall, storung, wartung, downtime
		gehackt, gestohlen, missbraucht, verdachtig
		gesperrt, blockiert, ausgesperrt
		handy, smartphone, mobiltelefon, telefon, mobil
		iphone, smartphone
		android, smartphone
		app, anwendung, programm, software
		computer, rechner, laptop, notebook, pc
		barrierefreiheit, bedienungshilfen, screenreader, bildschirmleser, zugangshilfen
		glossar, fachbegriffe, definition
		einstellung, voreinstellung, option, konfiguration, settings
		, bearbeiten, wechseln, anpassen
		ausschalten, deaktivieren, abschalten
		einschalten, aktivieren, anschalten
		herunterfahren, runterfahren, ausschalten
		neustart, neu starten, neustarten, reboot
		bild, foto, avatar, profilbild
		hintergrund, hintergrundbild, wallpaper
		bildschirm, monitor, display
		bildschirmfoto, screenshot, bildschirmaufnahme
		vergrossern, vergrosserung, zoom, lupe, grossere schrift
		ton, sound, audio, lautstarke, klang
		kopfhorer, headset, ohrhorer
		mikrofon, mikro, mic
		wlan, wifi, funknetz, funknetzwerk, drahtlos, wireless
		internet, netzwerk, verbindung, online
		ethernet, lan, netzwerkkabel, kabelgebunden
		flugmodus, flugzeugmodus
		dunkelmodus, dark mode, nachtmodus, dunkler modus, dunkles design
		bereitschaft, standby, ruhezustand, schlafmodus
		usb stick, speicherstick, usb laufwerk, wechseldatentrager
		festplatte, laufwerk, speicherplatz, speicher, ssd
		ordner, verzeichnis
		kopieren, duplizieren, kopie
		papierkorb, mulleimer, trash
		wiederherstellen, wiederherstellung, zuruckholen
		backup, sicherung, datensicherung, sicherungskopie
		tastenkombination, tastenkurzel, shortcut, hotkey
		absturz, absturzen, abgesturzt, hangt, friert ein, eingefroren, reagiert nicht
		lieferung, versand, zustellung, paket, sendung
		arbeitsbereich, workspace, organisation
		nicht erkannt, nicht gefunden, fehlt, verschwunden
		drucker, drucken, ausdrucken, printer
		akku, batterie
		touchpad, trackpad
		schriftart, schrift, font`,
	person: `kontakt, kontaktieren, telefonnummer, hotline, anrufen, anruf, ruckruf, ansprechpartner, mensch,
		mitarbeiter sprechen, berater, chat, livechat, live chat, kundenservice, kundendienst, kundensupport, support,
		supportteam, emailadresse, email adresse, beschwerde, beschweren, reklamation, mit jemandem sprechen,
		jemand erreichen, euch erreichen`,
};
