/** What of a line of a page is text: tags, links and entities out, full-width letters folded, white space single. */
function plainLine(html: string): string {
  return html
    .replace(/<(script|style|nav)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replace(/[Ａ-Ｚａ-ｚ０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ')
    .trim();
}

/** The three commonest cleanings of a crawled page: mark-up out, what is no sentence out, each sentence once. */
export function cleanText(raw: string): string[] {
  const lines = raw
    .split('\n')
    .map(plainLine)
    .filter((line) => /[。！？]$/.test(line));
  return [...new Set(lines)];
}
