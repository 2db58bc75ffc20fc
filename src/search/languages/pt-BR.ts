import type { SearchLanguage } from './language.ts';

export const ptBR: SearchLanguage = {
	stopWords: `a agora ai ainda ajuda ajudar ajude algo alguem algum alguma algumas alguns ali ante antes ao aos apenas aquela
		aquele aqui aquilo as assim ate atraves bem boa bom cada cade com comigo como consegue conseguir consigo
		contra cujo da dai dar das de dela dele deles depois desde dessa desse desta deste deu deve devem deveria devo
		disso disto do dois dos e ela elas ele eles em encontro enquanto entao entre era eram essa essas esse esses
		esta estao estar estas estava este estes estou eu faca faco favor faz fazer fica ficar foi for foram fosse
		funciona funcionam gostaria ha havia isso isto ja la lhe lo logo mais mas me mediante melhor menos mesma mesmo
		meu meus minha minhas muita muitas muito muitos na nada nao nas nela nele nem nenhum nenhuma nessa nesse nesta
		neste ninguem no nos nossa nossas nosso nossos num numa nunca o obrigada obrigado oi ola onde ontem os ou
		outra outras outro outros para pela pelas pelo pelos pode podem poderia por porem porque possivel posso pouco
		pq pra precisa precisamos preciso pro quais qual qualquer quando quantas quanto quantos que quem quer querem
		queria quero se seja sem sempre sendo ser sera seria seu seus sido sim so sob sobre somos sou sua suas ta tal
		tambem tanto tao te tem temos tenho ter teria teu teve ti tinha to toda todas todo todos tu tua tudo um uma
		umas uns usa usar uso utilizar vai vamos varios vc vcs vem vez vezes voce voces vou`,
	stems: [
		['(?<=.{2})oes$', 'ao'],
		['(?<=.{2}[aeo])is$', 'l'],
		['(?<=.{3}[^aeiou])is$', 'il'],
		['(?<=.{2})ns$', 'm'],
		['(?<=.{2}[rz]|^mes|pais|.{3}s)es$', ''],
		['(?<=.{2}[^s])s$', ''],
		['(?<=.{3}[aei]r)(?:se|l[ao]|me|no)$', ''],
		['(?<=.{4})mente$', ''],
		['(?<=.{5})(?<!aplic)acao$', ''],
		['(?<=.{4}|^pag)[ai]mento$', ''],
		['(?<=.{4}|^pag|^cri)(?:ad[ao]|id[ao]|[aei]ndo|ou|ei)$', ''],
		['(?<=.{3})[aei]r$', ''],
		['(?<=.{4}|^pag|^cri)[aeo]$', ''],
		['(?<=.{2}[gq])u$', ''],
		['(?<=.{2})q$', 'c'],
	],
	synonyms: `entrar, fazer login, login, log in, logar, acessar, iniciar sessao
		sair, fazer logout, logout, encerrar sessao, deslogar, desconectar
		cadastrar, cadastro, registrar, registro, criar conta, criar uma conta, nova conta, inscrever, inscricao
		conta, account, perfil
		senha, password, codigo de acesso
		dois fatores, duas etapas, 2fa, mfa, verificacao em duas etapas, codigo de verificacao, authenticator
		excluir, apagar, remover, deletar, exclusao, eliminar
		desinstalar, remover
		cancelar, cancelamento, encerrar assinatura, descadastrar
		cliente, paciente, hospede
		funcionario, colaborador, equipe, time, colega, empregado
		usuario, membro, user, utilizador
		convidar, convite, adicionar usuario, novo usuario
		permissao, acesso, privilegio, direitos
		administrador, admin, root, proprietario
		reembolso, estorno, reembolsar, estornar, devolucao, dinheiro de volta
		pagar, pagamento, cobranca, cobrar, pix
		fatura, boleto, recibo, nota fiscal, comprovante, faturamento
		preco, custo, valor, tarifa, taxa, quanto custa, custa
		assinatura, plano, mensalidade, assinar
		mudar de plano, trocar de plano, alterar plano, upgrade, downgrade
		atualizar, atualizacao, update, nova versao
		desconto, cupom, codigo promocional, promocao, voucher
		teste gratis, teste gratuito, avaliacao gratuita, versao gratuita, trial
		cartao de credito, cartao de debito, cartao, forma de pagamento, metodo de pagamento
		imposto, tributo, icms, iss
		anual, por ano, anualmente
		agendamento, agendar, reserva, reservar, marcar horario, booking
		reagendar, remarcar, adiar, mudar horario
		recorrente, repetir, periodico, semanal
		ferias, feriado, folga, ausencia
		horario de funcionamento, horario de atendimento, expediente
		aula, curso, oficina, workshop, turma
		lista de espera, fila de espera
		nao compareceu, no show
		notificacao, aviso, alerta, lembrete, notificar
		sms, mensagem de texto, torpedo
		email, mail, correio eletronico, caixa de entrada
		spam, lixo eletronico
		importar, importacao, upload, carregar arquivo, migrar, transferir, enviar arquivo
		exportar, exportacao, baixar, download
		lgpd, gdpr, rgpd, privacidade, dados pessoais, protecao de dados
		sso, single sign on, saml, login unico
		api, desenvolvedor, endpoint
		incorporar, embutir, widget, iframe, integrar
		site, pagina web, website
		url, link, dominio, endereco web
		aparencia, tema, cor, design
		logo, logotipo, marca
		videochamada, chamada de video, videoconferencia, reuniao online, webinar
		formulario, questionario
		lento, lentidao, desempenho, velocidade, demora, devagar
		erro, problema, falha, defeito, bug
		nao funciona, nao esta funcionando, parou de funcionar, quebrado, nao abre
		fora do ar, queda, instabilidade, manutencao
		hackeado, invadido, roubado, suspeito
		bloqueado, bloqueio, suspensa, travada
		celular, telefone, smartphone, telemovel
		iphone, smartphone
		android, smartphone
		aplicativo, app, programa, software, aplicacao
		computador, notebook, laptop, pc
		acessibilidade, deficiencia, leitor de tela
		glossario, definicao, significado
		configuracao, configuracoes, ajustes, preferencias, opcoes, configurar
		alterar, mudar, editar, modificar, trocar, alteracao
		desativar, desabilitar, desligar
		ativar, habilitar, ligar
		desligar, encerrar
		reiniciar, reinicializacao, reboot
		imagem, foto, fotografia, avatar
		papel de parede, plano de fundo, wallpaper
		tela, monitor, display
		captura de tela, print, screenshot, print da tela
		zoom, ampliar, aumentar, lupa
		som, audio, volume
		fone de ouvido, fones, headset
		microfone, mic
		wifi, sem fio, rede sem fio, wireless
		internet, rede, conexao, online
		ethernet, cabo, lan
		roteador wifi, hotspot, ponto de acesso, compartilhar internet
		modo escuro, tema escuro, modo noturno, dark mode
		suspensao, suspender, hibernar, modo de espera
		pendrive, pen drive, memoria usb
		disco rigido, armazenamento, hd, espaco em disco
		pasta, diretorio
		copiar, duplicar, copia
		lixeira, lixo
		restaurar, recuperar, recuperacao, restauracao
		backup, copia de seguranca
		atalho, atalho de teclado, hotkey
		trava, travando, travado, congelado, nao responde, crash
		entrega, envio, frete, pacote, encomenda
		espaco de trabalho, workspace, organizacao
		nao encontrado, nao reconhece, nao detecta, nao aparece, sumiu
		impressora, imprimir, impressao
		bateria, pilha
		touchpad, trackpad
		fonte, tipografia`,
	person: `contato, contatar, entrar em contato, fale conosco, falar com, atendente, atendimento, atendimento ao cliente,
		numero de telefone, ligar para, ligacao, humano, representante, chat, chat ao vivo, suporte, suporte tecnico,
		sac, central de atendimento, whatsapp, ouvidoria, reclamacao, reclamar, endereco de email`,
};
