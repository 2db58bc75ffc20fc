import type { SearchLanguage } from './language.ts';

export const fr: SearchLanguage = {
	stopWords: `a afin ai aide aider aidez aidezmoi aie ainsi alors apres arrive arriver as atil au aucun aucune aussi autre
		autres aux avaient avais avait avant avec avez avoir avons ayant bah beaucoup ben besoin bien bonjour bonsoir
		c ca car ce ceci cela celle celles celui cependant certains ces cest cet cetait cette ceux chaque chez ci
		combien comme comment contre d dabord dai daide dans de deja depuis des desormais desquels deux devez devoir
		devrais devrait dois doit doivent donc dont du dun dune duquel durant elle elles en encore ensuite entre
		envers es est estce estil et etaient etais etait etant ete etes etre eu eux faire fais faisait fait faites
		fasse faut fois fonctionne fonctionnent font grace hello hors ici il ils impossible j jai jaimerais jarrive
		javais je jen jusqu jusque jy l la lai laquelle le lequel les lesquelles lesquels leur leurs lon lors lorsque
		lorsquon lui m ma mai maintenant mais malgre marche marchent me meme memes merci mes mest mieux moi moins mon
		my n na nai narrive narrivons nas navez navons ne nen nest netait ni non nos notre nous ny on ont or ou oui
		par parce parfois parmi pas pendant permet peu peut peutetre peuton peuvent peux plait plus plusieurs plutot
		possible pour pourquoi pourrai pourrais pourrait pouvez pouvoir pouvons puis puisje puisque puisse qu quand
		que quel quelle quelles quelque quelques quelquun quels quen quest questce qui quil quils quoi quon s sa sais
		sait sans sauf savoir se selon sen sera serait ses sest setait si sil sils sinon soient soit sommes son sont
		souhaite souhaiterais sous souvent stp suis sur svp sy t ta tant tatil te tel telle tes toi ton toujours tous
		tout toute toutes tres trop trouve tu un une utilise utiliser utilisez va vais vas vers veuillez veut veux vis
		voici voila voir voire vont vos votre voudrais voudrait voulais voulez vouloir voulons vous vraiment vu y ya
		yatil`,
	stems: [
		[
			'^(?:[dl]|qu)(?=[aeiouyh].{3})|^[ms](?=(?:abonn|adress|affich|assur|authentif|enregistr|eteign|execut|identif|inscri|install|ouvr))',
			'',
		],
		['(?<=.{2}e)aux$', 'au'],
		['(?<=.{2}[^e])aux$', 'al'],
		['(?<=.{3})s$|(?<=[ae]u)x$', ''],
		['(?<=.{2})iere$', 'ier'],
		['(?<=.{3})trice$', 'teur'],
		['(?<=.{3})ification$', 'ifi'],
		['(?<=.{5})ation$', ''],
		['(?<=.{4}|pai)ement$', ''],
		['(?<=.{4}[^em])ent$', ''],
		['(?<=.{3})(?<!donn)ee$', ''],
		['(?<=.{4})e$|(?<=.{3})(?:er|ez)$', ''],
		['(?<=.{4})ir$', 'i'],
		['(?<=.{2})eau$', 'el'],
		['(?<=.{2}i)f$', 'v'],
		['(?<=.{2})([lnt])\\1$', '$1'],
		['(?<=.{2})y$', 'i'],
	],
	synonyms: `se connecter, connexion, identifier, login, log in, connecter
		se deconnecter, deconnexion, deconnecter, logout
		inscription, inscrire, creer compte, creer un compte, enregistrer compte, nouveau compte, sign up
		compte, account, profil
		mot de passe, mdp, password, code secret
		deux facteurs, double authentification, 2fa, mfa, a2f, deux etapes, code de verification, authenticator
		supprimer, suppression, effacer, enlever, retirer, delete
		desinstaller, desinstallation, supprimer
		annuler, annulation, resilier, resiliation, desabonner, desabonnement
		client, cliente, patient, clientele
		employe, salarie, equipe, collegue, collaborateur, staff
		utilisateur, utilisatrice, membre, user
		inviter, invitation, ajouter utilisateur, ajouter un utilisateur, nouvel utilisateur
		role, permission, droits acces, autorisation, acces
		administrateur, admin, root, proprietaire
		remboursement, rembourser, rembourse, refund
		payer, paiement, payement, reglement, prelevement, debite
		facture, recu, facturation, justificatif
		prix, tarif, cout, frais, coute, combien coute
		abonnement, forfait, formule, adhesion, plan
		changer de forfait, changer abonnement, changer de formule, upgrade, downgrade
		mettre a jour, mise a jour, actualiser, update, nouvelle version, maj
		reduction, remise, code promo, coupon, bon de reduction, promotion
		essai, essai gratuit, version gratuite, periode essai
		carte bancaire, carte bleue, carte de credit, cb, moyen de paiement, mode de paiement
		taxe, tva, impot
		annuel, par an, annuellement
		rendezvous, rendez vous, rdv, reservation, reserver, booking
		reporter, decaler, changer rendezvous, deplacer rendezvous
		recurrent, repeter, repetition, regulier, hebdomadaire
		vacances, conges, jour ferie, absence
		horaires, heures ouverture, horaires ouverture
		atelier, lecon, formation
		liste attente, file attente
		notification, alerte, rappel, notifier
		sms, texto, message texte
		email, mail, courriel, messagerie, boite de reception, mel
		spam, indesirable, pourriel, courrier indesirable
		importer, import, televerser, upload, migrer, transferer
		exporter, export, telecharger, download, telechargement
		rgpd, gdpr, confidentialite, vie privee, donnees personnelles, protection des donnees
		sso, single sign on, saml, authentification unique
		api, developpeur, endpoint, webhook
		integrer, widget, iframe, incorporer
		site, site web, page web, site internet
		url, lien, domaine, adresse web
		apparence, theme, couleur
		logo, marque, branding
		visioconference, visio, appel video, reunion en ligne, webinaire
		formulaire, questionnaire
		lent, lenteur, rame, ralenti, performance, vitesse
		erreur, probleme, souci, bug, incident
		en panne, ne marche pas, marche pas, ne fonctionne pas, fonctionne pas, casse, dysfonctionnement
		panne, interruption, maintenance, indisponible
		pirate, vole, piratage, hacke, suspect
		bloque, verrouille, banni, blocage
		telephone, mobile, smartphone, portable
		iphone, smartphone
		android, smartphone
		application, appli, app, logiciel, programme
		ordinateur, pc, ordi, portable, laptop
		accessibilite, handicap, lecteur ecran
		glossaire, definition, lexique, vocabulaire
		parametre, reglage, preferences, option, configuration
		modifier, changer, modification, editer, changement
		desactiver, eteindre, desactivation
		activer, allumer, activation
		eteindre, arreter, arret, extinction
		redemarrer, redemarrage, relancer, reboot
		image, photo, avatar, illustration
		fond ecran, arriereplan, wallpaper
		ecran, moniteur, affichage
		capture ecran, capture, screenshot, copie ecran
		zoom, agrandir, loupe, grossir
		son audio, audio, volume, sonore
		casque, ecouteurs, headset
		micro, microphone
		wifi, sans fil, wireless, reseau sans fil
		internet, reseau, connexion, en ligne
		ethernet, filaire, cable, lan
		partage de connexion, hotspot, point acces
		mode sombre, theme sombre, mode nuit, dark mode
		veille, mise en veille, hibernation, suspendre
		cle usb, clef usb, lecteur usb
		disque dur, stockage, espace disque, ssd
		dossier, repertoire
		copier, dupliquer, copie
		corbeille, poubelle
		restaurer, recuperer, restauration, recuperation
		sauvegarde, sauvegarder, backup
		raccourci, raccourci clavier, hotkey
		plante, plantage, fige, gele, ne repond pas, ne repond plus, crash
		livraison, expedition, colis, livrer
		espace de travail, workspace, organisation
		introuvable, pas trouve, non reconnu, pas detecte, manquant, disparu
		imprimante, imprimer, impression
		batterie, autonomie
		pave tactile, touchpad, trackpad
		police, police de caracteres, fonte, typographie`,
	person: `contact, contacter, contactez, nous contacter, vous contacter, vous joindre, numero de telephone, numero telephone,
		telephoner, appeler, parler a, humain, conseiller, agent, chat, tchat, live chat, service client,
		service clientele, support, assistance, sav, adresse email, reclamation, plainte, hotline`,
};
