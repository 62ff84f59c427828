/** What is copied: 标题 — 地址, the address whole and in ASCII. */
export function shareText(title: string, href: string, origin: string): string {
  return `${title} — ${new URL(href, origin).href}`;
}
