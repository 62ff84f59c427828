/** What is copied: 标题 — 地址, the address whole and in ASCII. */
export function shareText(title: string, href: string, origin: string): string {
  return `${title} — ${new URL(href, origin).href}`;
}

/** What a quotation copies: 正文来源 地址. */
export function quoteText(text: string, href: string, origin: string): string {
  return `${text}来源 ${new URL(href, origin).href}`;
}
