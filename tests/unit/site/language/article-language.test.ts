import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createFolderReader } from '../../../../sample/folder.ts';
import { projectRoot } from '../../../../src/project-root.ts';
import { detectArticleLanguage, getLanguageAttributes } from '../../../../src/site/language/article-language.ts';

const TEXTS: [language: string, text: string][] = [
	['ar', 'لإعادة تعيين كلمة المرور افتح صفحة تسجيل الدخول ثم اضغط على «نسيت كلمة المرور».'],
	['fa', 'برای بازنشانی گذرواژه، صفحهٔ ورود را باز کنید و روی «فراموشی گذرواژه» بزنید.'],
	['ur', 'پاس ورڈ دوبارہ سیٹ کرنے کے لیے سائن ان کا صفحہ کھولیں اور بٹن دبائیں۔'],
	['he', 'כדי לאפס את הסיסמה, פתחו את דף ההתחברות ולחצו על «שכחתי סיסמה».'],
	['ja', 'パスワードを再設定するには、ログイン画面を開いてください。'],
	['zh', '要重置密码，请打开登录页面，然后点击“忘记密码”。'],
	['ko', '비밀번호를 재설정하려면 로그인 페이지를 여세요.'],
	['ru', 'Чтобы сбросить пароль, откройте страницу входа и нажмите «Забыли пароль».'],
	['uk', 'Щоб скинути пароль, відкрийте сторінку входу й натисніть «Забули пароль», її видно внизу.'],
	['bg', 'За да смените паролата си, отворете страницата за вход и натиснете бутона. Ще получите съобщение.'],
	['el', 'Για να επαναφέρετε τον κωδικό σας, ανοίξτε τη σελίδα σύνδεσης.'],
	['th', 'หากต้องการรีเซ็ตรหัสผ่าน ให้เปิดหน้าลงชื่อเข้าใช้'],
	['hi', 'पासवर्ड रीसेट करने के लिए साइन इन पेज खोलें और नीचे दिए गए बटन पर क्लिक करें, यह आसान है।'],
];

test('The language is detected by the script of a text and by letters that only one language has', async () => {
	for (const [language, text] of TEXTS) {
		assert.equal(await detectArticleLanguage('', `<p>${text}</p>`, 'en'), language, text);
		for (const site of ['ja', 'ar']) {
			const expected = site === language ? undefined : language;
			assert.equal(await detectArticleLanguage('', `<p>${text}</p>`, site), expected, `${text} on a site in ${site}`);
		}
	}
});

const LATIN_TEXTS: [language: string, text: string][] = [
	['en', 'To reset your password, open the sign-in page and click the link below the form.'],
	['de', 'Um das Passwort zurückzusetzen, öffnen Sie die Anmeldung und klicken Sie auf den Link.'],
	['fr', 'Pour réinitialiser votre mot de passe, ouvrez la page de connexion et suivez le lien.'],
	['es', 'Para restablecer la contraseña, abra la página de inicio de sesión y siga el enlace.'],
	['pt', 'Para redefinir a sua senha, abra a página de entrada e clique no link que está em baixo.'],
	['it', 'Per reimpostare la password, apri la pagina di accesso e fai clic sul collegamento.'],
	['ca', 'Per restablir la contrasenya, obriu la pàgina d’inici de sessió i feu clic a l’enllaç.'],
	['nl', 'Om je wachtwoord opnieuw in te stellen, open je de inlogpagina en klik je op de link.'],
	['sv', 'För att återställa lösenordet öppnar du inloggningssidan och klickar på länken där.'],
	['da', 'For at nulstille adgangskoden skal du åbne login-siden og klikke på linket nederst.'],
	['pl', 'Aby zresetować hasło, otwórz stronę logowania i kliknij link, który tam się znajduje.'],
	['tr', 'Parolanızı sıfırlamak için giriş sayfasını açın ve formun altındaki bağlantıya tıklayın.'],
	['vi', 'Để đặt lại mật khẩu, hãy mở trang đăng nhập và nhấp vào liên kết ở bên dưới biểu mẫu.'],
];

test('The language of a text in Latin letters is detected by its words, on every site', async () => {
	for (const [language, text] of LATIN_TEXTS) {
		for (const site of ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'ar', 'zh']) {
			const expected = site.startsWith(language) ? undefined : language;
			assert.equal(await detectArticleLanguage('', `<p>${text}</p>`, site), expected, `${text} on a site in ${site}`);
		}
	}
});

test('No article of the sample is detected as another language than English', async () => {
	const { articles } = await createFolderReader(join(projectRoot, 'sample'), assert.fail)();
	assert.ok(articles.length > 30);
	for (const { title, content } of articles)
		assert.equal(await detectArticleLanguage(title, content, 'en'), undefined, title);
});

test('A few words in Latin letters may be in the site’s language if it uses Latin letters, and are foreign on other sites', async () => {
	for (const site of ['en', 'de', 'fr', 'es', 'pt-BR'])
		assert.equal(await detectArticleLanguage('Webhooks', '<p>API, JSON, POST.</p>', site), undefined);
	for (const site of ['ja', 'ar', 'zh'])
		assert.equal(await detectArticleLanguage('Webhooks', '<p>API, JSON, POST.</p>', site), '');
});

test('Indonesian is not detected as Malay', async () => {
	const text = '<p>Untuk mengatur ulang kata sandi, buka halaman masuk lalu klik tautan yang ada di bawah.</p>';
	assert.equal(await detectArticleLanguage('', text, 'en'), undefined);
});

test('Foreign names and code do not count', async () => {
	const english = '<p>The button says 保存 in Japanese and حفظ in Arabic, wherever you look for it.</p>';
	assert.equal(await detectArticleLanguage('Save', english, 'en'), undefined);
	const code = `<pre data-language="js"><code>${'const answer = await fetch(address);\n'.repeat(20)}</code></pre>`;
	assert.equal(
		await detectArticleLanguage('واجهة البرمجة', `<p>اضغط <code>npm start</code> ثم انتظر.</p>${code}`, 'ar'),
		undefined,
	);
	assert.equal(await detectArticleLanguage('واجهة البرمجة', `<p>انتظر.</p>${code}`, 'en'), 'ar');
	const long = code.replace('</code></pre>', 'x'.repeat(9_000));
	assert.equal(await detectArticleLanguage('واجهة البرمجة', long, 'ar'), undefined);
});

test('A text in a script of several languages without a marker is foreign, but unidentified', async () => {
	assert.equal(await detectArticleLanguage('Лозинка', '<p>Лозинка</p>', 'en'), '');
	assert.equal(await detectArticleLanguage('認証', '', 'ja'), undefined);
	assert.equal(await detectArticleLanguage('404', '<p>1 + 1</p>', 'en'), undefined);
	assert.equal(await detectArticleLanguage('404', '<p>1 + 1</p>', 'ar'), undefined);
});

test('The attributes of a language include its direction', async () => {
	assert.deepEqual(getLanguageAttributes('fa'), { lang: 'fa', dir: 'rtl' });
	assert.deepEqual(getLanguageAttributes('ja'), { lang: 'ja', dir: 'ltr' });
	assert.deepEqual(getLanguageAttributes(''), { lang: '', dir: 'ltr' });
	assert.deepEqual(getLanguageAttributes(undefined), {});
});
