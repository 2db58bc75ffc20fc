/** The languages of the code blocks in generated articles. */
export type CodeLanguage = keyof typeof BLOCKS;

type Block = (thing: string, code: string, number: number) => string;

const BLOCKS = {
	json: (thing, code, number) => `{
  "object": "${thing}",
  "id": "${code}",
  "amount": ${number},
  "currency": "eur",
  "shared": ${number % 2 === 0},
  "owner": { "name": "Ines", "role": "administrator" },
  "tags": ["${thing}", "imported"]
}`,
	bash: (thing, code, number) => `# Ask for one ${thing}, then change it.
curl --fail --silent "https://api.example.com/v2/${thing}/${code}?limit=${number}" \\
  --header "Authorization: Bearer $API_KEY" | jq '.data[] | select(.open)'
for id in ${code} ${code}-2; do echo "done: $id"; done`,
	javascript: (thing, code, number) => `const answer = await fetch(\`https://api.example.com/v2/${thing}/\${id}\`, {
	method: 'PATCH',
	headers: { Authorization: \`Bearer \${process.env.API_KEY}\` },
	body: JSON.stringify({ reference: '${code}', limit: ${number} }),
});
if (!answer.ok) throw new Error(\`The answer was \${answer.status}\`);
// The list comes page by page.
for (const { name, open } of (await answer.json()).data) console.log(name, open ?? false);`,
	python: (thing, code, number) => `import os, requests

def read(reference: str = "${code}", limit: int = ${number}) -> list[dict]:
    """All that belongs to one ${thing}."""
    answer = requests.get(f"https://api.example.com/v2/${thing}/{reference}", params={"limit": limit})
    answer.raise_for_status()
    return [entry for entry in answer.json()["data"] if entry.get("open")]`,
	yaml: (thing, code, number) => `workflow: ${code}
trigger:
  kind: ${thing}
  every: ${number} minutes # at least 5
steps:
  - if: "{{ ${thing.replaceAll('-', '_')}.open }}"
    then: [assign, notify]
  - wait: 1 hour`,
	html: (thing, code, number) => `<!-- Where the button should stand -->
<section id="${thing}" class="embed">
  <button type="button" data-reference="${code}" data-limit="${number}">Open</button>
  <script src="https://static.example.com/embed.js" async></script>
</section>`,
	sql: (thing, code, number) => `SELECT name, count(*) AS total
FROM ${thing.replaceAll('-', '_')} WHERE reference = '${code}' AND open IS TRUE
GROUP BY name HAVING count(*) > ${number} ORDER BY total DESC;`,
} satisfies Record<string, Block>;

/** Creates a code block about a thing, as Markdown. */
export function createCodeBlock(language: CodeLanguage, ...about: Parameters<Block>): string {
	return `\`\`\`${language}\n${BLOCKS[language](...about)}\n\`\`\``;
}
