import type { SearchLanguage } from './language.ts';

export const es: SearchLanguage = {
	stopWords: `a aca ahi ahora al algo alguien algun alguna algunas alguno algunos alli ante antes aquel aquella aqui asi aun
		aunque ayuda ayudame ayudar bien buenas buenos cada casi como con conmigo consigo contra cual cuales cualquier
		cuando cuanta cuanto cuantos de debe deben deberia debo del demas desde desea deseo despues donde dos durante
		e el ella ellas ello ellos en encima encuentro entonces entre era eran eres es esa esas ese eso esos esta
		estaba estan estar estas este esto estos estoy favor fue fueron funciona funcionan gracias gustaria ha haber
		habia hace hacen hacer haces hacia haga hago han has hasta hay haya he hecho hemos hola igual ir jamas la las
		le les lo logro los luego manera mas me mediante mejor menos mi mia mio mis misma mismo mucha muchas mucho
		muchos muy nada nadie necesita necesitamos necesitas necesito ni ningun ninguna no nos nosotros nuestra
		nuestras nuestro nuestros nunca o os otra otras otro otros para pero poco podemos poder podria podriamos por
		porque posible puede pueden puedes puedo pues que queria quien quiere quieren quiero quisiera sabe saber se
		sea segun ser sera si sido siempre sigue sin sino sirve sobre sois solo somos son soy su sus suya suyo tal
		tambien tampoco tan tanto te tenemos tener tengo tiene tienen tienes toda todas todavia todo todos tras tu tus
		un una unas uno unos usa usar uso usted ustedes utilizar utilizo va vamos van varias varios vez vosotros voy
		vuestra vuestro y ya yo`,
	stems: [
		['(?<=.{2}[^s])s$', ''],
		['(?<=.{3}[aei]r)(?:se|l[aeo]|me|no)$', ''],
		['(?<=.{4})mente$', ''],
		['(?<=.{5})(?<!aplic)acion(?:e)?$', ''],
		['(?<=.{4}|^cre|^pag)(?<!tecl)(?:ad[ao]|id[ao]|ando|iendo)$', ''],
		['(?<=.{3})[aei]r$', ''],
		['(?<=.{2}[dlnrz]|^mes)e$|(?<=.{4}|^pag|^cre)[aeo]$', ''],
		['(?<=.{2}[gq])u$', ''],
		['(?<=.{2})[qz]$', 'c'],
	],
	synonyms: `iniciar sesion, inicio de sesion, entrar, acceder, ingresar, login, log in, loguear
		cerrar sesion, salir, desconectar, logout
		registrar, registro, crear cuenta, crear una cuenta, nueva cuenta, inscribir, darse de alta
		cuenta, account, perfil
		contrasena, clave, password, codigo de acceso
		dos factores, doble factor, dos pasos, 2fa, mfa, codigo de verificacion, authenticator
		eliminar, borrar, quitar, suprimir, eliminacion, delete
		desinstalar, eliminar
		cancelar, cancelacion, anular, dar de baja, darse de baja
		cliente, paciente, huesped
		empleado, equipo, colega, companero, trabajador, colaborador
		usuario, miembro, user
		invitar, invitacion, anadir usuario, agregar usuario, nuevo usuario
		rol, permiso, acceso, privilegios, derechos
		administrador, admin, root, propietario
		reembolso, devolucion, reembolsar, devolver dinero, refund
		pagar, pago, cobro, cobrar
		factura, recibo, facturacion, comprobante
		precio, coste, costo, tarifa, cuesta, cuanto cuesta, cuanto vale
		suscripcion, plan, membresia, abono
		cambiar de plan, cambiar plan, mejorar plan, upgrade, downgrade
		actualizar, actualizacion, update, nueva version
		descuento, cupon, codigo promocional, promocion
		prueba, prueba gratis, prueba gratuita, version gratuita, trial
		tarjeta de credito, tarjeta de debito, tarjeta, metodo de pago, forma de pago, medio de pago
		impuesto, iva, vat
		anual, por ano, anualmente
		cita, reserva, reservacion, turno, reservar, booking
		reprogramar, aplazar, posponer, cambiar cita, mover cita
		recurrente, repetir, periodico, semanal
		vacaciones, festivo, feriado, ausencia, dias libres
		horario, horas de apertura, horario de apertura, horario de atencion
		curso, clase, taller, leccion
		no presentado, no se presento, no show, inasistencia
		notificacion, aviso, alerta, recordatorio, notificar
		sms, mensaje de texto
		email, correo, correo electronico, mail, bandeja de entrada
		spam, correo no deseado, correo basura
		importar, importacion, subir, cargar archivo, upload, migrar, transferir
		exportar, exportacion, descargar, bajar, download, descarga
		rgpd, gdpr, privacidad, datos personales, proteccion de datos
		sso, single sign on, saml, inicio unico
		api, desarrollador, endpoint
		insertar, incrustar, widget, iframe, integrar
		sitio web, pagina web, web, sitio, website
		url, enlace, link, dominio, vinculo
		apariencia, tema, color, diseno
		logo, logotipo, marca
		videollamada, videoconferencia, reunion en linea, reunion online, webinar
		formulario, cuestionario
		lento, lentitud, rendimiento, velocidad, tarda
		error, problema, fallo, falla, inconveniente
		no funciona, no sirve, no anda, roto, averiado, estropeado
		caida, interrupcion, mantenimiento, caido
		hackeado, robado, pirateado, sospechoso
		bloqueado, bloqueo, suspendida
		telefono, movil, celular, smartphone
		iphone, smartphone
		android, smartphone
		aplicacion, app, programa, software
		ordenador, computadora, computador, portatil, laptop, pc, notebook
		accesibilidad, discapacidad, lector de pantalla
		glosario, definicion, significado
		configuracion, ajustes, preferencias, opciones, configurar
		cambiar, modificar, editar, cambio
		desactivar, deshabilitar, apagar, inhabilitar
		activar, habilitar, encender, prender
		apagar, apagado
		reiniciar, reinicio, reboot
		imagen, foto, fotografia, avatar
		fondo de pantalla, fondo, wallpaper
		pantalla, monitor, display
		captura de pantalla, pantallazo, screenshot, captura
		zoom, ampliar, agrandar, lupa, aumentar
		sonido, audio, volumen
		auriculares, cascos, audifonos, headset
		microfono, micro, mic
		wifi, inalambrico, red inalambrica, wireless
		internet, red, conexion, en linea, online
		ethernet, cable, lan, cableada
		zona wifi, hotspot, punto de acceso, compartir internet
		modo oscuro, tema oscuro, modo noche, modo nocturno, dark mode
		suspension, suspender, hibernar, reposo
		memoria usb, pendrive, lapiz usb
		disco duro, almacenamiento, disco, espacio en disco
		carpeta, directorio
		copiar, duplicar, copia
		papelera, reciclaje
		restaurar, recuperar, recuperacion, restauracion
		copia de seguridad, respaldo, backup, respaldar
		atajo, atajo de teclado, acceso directo, hotkey
		se congela, congelado, se cuelga, colgado, no responde, trabado, se traba, crash
		envio, entrega, paquete, pedido
		espacio de trabajo, workspace, organizacion
		no encontrado, no reconoce, no detecta, no aparece, desaparecido, falta
		impresora, imprimir, impresion
		bateria, pila
		panel tactil, touchpad, trackpad
		tipo de letra, fuente, tipografia`,
	person: `contacto, contactar, contactenos, contactarnos, contactarlos, numero de telefono, llamar, llamada, hablar con,
		humano, agente, asesor, representante, operador, chat, chat en vivo, servicio al cliente, atencion al cliente,
		soporte, soporte tecnico, correo de contacto, queja, reclamo, reclamacion, quejarme`,
};
