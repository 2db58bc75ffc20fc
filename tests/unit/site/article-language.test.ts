import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleLanguage, languageAttributes } from '../../../src/site/article-language.ts';

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

test('The script of a text, and the letters that only one language has, say its language', () => {
	for (const [language, text] of TEXTS) {
		assert.equal(articleLanguage('', `<p>${text}</p>`, 'en'), language, text);
		for (const site of ['ja', 'ar']) {
			const expected = site === language ? undefined : language;
			assert.equal(articleLanguage('', `<p>${text}</p>`, site), expected, `${text} on a site in ${site}`);
		}
	}
});

test('A text in Latin letters may be in the language of a site that writes so, and is in another one on all others', () => {
	const text = '<p>Um das Passwort zurückzusetzen, öffnen Sie die Anmeldung.</p>';
	for (const site of ['en', 'de', 'fr', 'es', 'pt-BR'])
		assert.equal(articleLanguage('Passwort', text, site), undefined);
	for (const site of ['ja', 'ar']) assert.equal(articleLanguage('Passwort', text, site), '');
});

test('What only a name or code says, is not said of the text', () => {
	const english = '<p>The button says 保存 in Japanese and حفظ in Arabic, wherever you look for it.</p>';
	assert.equal(articleLanguage('Save', english, 'en'), undefined);
	const code = `<pre data-language="js"><code>${'const answer = await fetch(address);\n'.repeat(20)}</code></pre>`;
	assert.equal(
		articleLanguage('واجهة البرمجة', `<p>اضغط <code>npm start</code> ثم انتظر.</p>${code}`, 'ar'),
		undefined,
	);
	assert.equal(articleLanguage('واجهة البرمجة', `<p>انتظر.</p>${code}`, 'en'), 'ar');
	const long = code.replace('</code></pre>', 'x'.repeat(9_000));
	assert.equal(articleLanguage('واجهة البرمجة', long, 'ar'), undefined);
});

test('Where a script is shared and nothing tells, only so much is said', () => {
	assert.equal(articleLanguage('Лозинка', '<p>Лозинка</p>', 'en'), '');
	assert.equal(articleLanguage('認証', '', 'ja'), undefined);
	assert.equal(articleLanguage('404', '<p>1 + 1</p>', 'en'), undefined);
	assert.equal(articleLanguage('404', '<p>1 + 1</p>', 'ar'), undefined);
});

test('A language brings its direction', () => {
	assert.deepEqual(languageAttributes('fa'), { lang: 'fa', dir: 'rtl' });
	assert.deepEqual(languageAttributes('ja'), { lang: 'ja', dir: 'ltr' });
	assert.deepEqual(languageAttributes(''), { lang: '', dir: 'ltr' });
	assert.deepEqual(languageAttributes(undefined), {});
});
