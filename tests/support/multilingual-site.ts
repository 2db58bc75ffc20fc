import type { SampleContent } from '../../sample/content.ts';
import type { Language } from '../../src/site/strings/strings.ts';
import { type BuiltSite, startBuiltSite } from './built-site.ts';
import { article, category } from './sample.ts';

const ARABIC = `لإعادة تعيين كلمة المرور اتبع الخطوات التالية.

## قبل أن تبدأ

تحتاج إلى عنوان بريدك الإلكتروني. راجع [الدفع بالبطاقة](/library/sample/articles/pay-by-card) أولًا.

> [!NOTE]
> الرابط صالح لمدة ساعة واحدة.

## الخطوات

1. افتح صفحة **تسجيل الدخول**.
2. اضغط على «نسيت كلمة المرور».
   - تحقق من صندوق الوارد.

\`\`\`js
const answer = await fetch('/password');
\`\`\`

## الخطط

| الخطة | المدة | السعر |
|---|---|---:|
| الأساسية | شهر | 10 |
| الموسعة | سنة | 100 |

- [x] تم
- [ ] لم يتم بعد
`;

const JAPANESE = `パスワードを再設定するには、ログイン画面を開いてください。

## 手順

確認メールを開いて、新しいパスワードを入力します。`;

const content: SampleContent = {
	categories: [
		category('account', { name: 'الحساب والأمان', description: 'كلمات المرور وتسجيل الدخول.', icon: 'shield' }),
		category('money', { name: 'الدفع', description: 'الفواتير والبطاقات.' }),
	],
	articles: [
		article('reset-a-password', {
			title: 'إعادة تعيين كلمة المرور',
			excerpt: 'كيف تختار كلمة مرور جديدة.',
			content: ARABIC,
			category: 'account',
			tags: ['أمان'],
			views: 20,
		}),
		article('sign-in', {
			title: 'تسجيل الدخول بخطوتين',
			excerpt: 'خطوة ثانية تحمي حسابك.',
			content: 'فعّل الخطوة الثانية بعد كلمة المرور.',
			category: 'account',
			tags: ['أمان'],
			views: 9,
		}),
		article('pay-by-card', {
			title: 'الدفع بالبطاقة',
			excerpt: 'بطاقات نقبلها.',
			content: 'نقبل معظم البطاقات.',
			category: 'money',
			views: 5,
		}),
		article('export-invoices', {
			title: 'Export your invoices (CSV)',
			excerpt: 'One file for your accountant.',
			content: 'Open Billing and choose Export.\n\n## Columns\n\nDate, number and amount.',
			category: 'money',
			views: 3,
		}),
		article('password-ja', {
			title: 'パスワードの変更',
			excerpt: '',
			content: JAPANESE,
			category: 'account',
			views: 2,
		}),
	],
};

const articles = { 'reset-a-password': 'reset-a-password' };
const SIBLINGS = [
	{ label: 'English', language: 'en', url: 'https://en.help.example/', default: true, articles },
	{ label: 'العربية', language: 'ar', url: 'https://ar.help.example/', articles },
	{ label: 'Português (Brasil)', language: 'pt-BR', url: 'https://br.help.example/ajuda/' },
];

/** Builds and serves a site with articles in Arabic, English and Japanese, an interface in `language`, and siblings in other languages. */
export function startMultilingualSite(language: Language): Promise<BuiltSite> {
	const siblings = SIBLINGS.filter((sibling) => sibling.language !== language);
	return startBuiltSite({ content }, {}, { config: { language, siblings, tagline: '', notice: undefined } });
}
