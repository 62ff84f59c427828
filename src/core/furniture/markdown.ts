import type { NotePage, SiteView } from '../pages/types.ts';

/** `…/index.md`: a note for readers that take no HTML: title, one sentence, where it stands, text. */
export function noteMarkdown(site: SiteView, page: NotePage, body: string): string {
  const facts = [
    page.note.kindLabel,
    page.note.en,
    page.note.status,
    page.note.updated === undefined ? undefined : `更新于 ${page.note.updated.slice(0, 10)}`,
    `<${site.url ?? ''}${page.href}>`,
  ].filter((fact) => fact !== undefined);
  return [
    `# ${line(page.title)}`,
    page.description === undefined ? undefined : `> ${line(page.description)}`,
    facts.join(' · '),
    body.trim(),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n')
    .concat('\n');
}

/** `llms.txt`: what this garden is and where each note's Markdown stands, by kind. */
export function llmsText(site: SiteView, notes: readonly NotePage[]): string {
  const kinds = new Map<string, string[]>();
  for (const page of notes.filter((note) => note.indexed)) {
    const list = kinds.get(page.note.kindLabel) ?? [];
    kinds.set(page.note.kindLabel, list);
    const gist = page.description === undefined ? '' : `：${line(page.description)}`;
    list.push(`- [${line(page.title).replaceAll(/[[\]]/g, '\\$&')}](${site.url ?? ''}${page.markdownHref})${gist}`);
  }
  const parts = [...kinds].map(([label, list]) => `## ${label}\n\n${list.join('\n')}`);
  return [`# ${line(site.title)}`, site.description === undefined ? undefined : `> ${line(site.description)}`, ...parts]
    .filter((part) => part !== undefined)
    .join('\n\n')
    .concat('\n');
}

function line(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
