import type { BacklinkItem, NoteItem, PageBase } from '../core/pages/types.ts';

/** The interface speaks Chinese: where a page's text does not, its frame says so. */
export function frameLang(lang: string): string | undefined {
  return /^zh\b/i.test(lang) ? undefined : 'zh-CN';
}

/** `2026-08-30` or less precise; anything longer is cut to the day. */
export function day(date: string): string {
  return date.slice(0, 10);
}

/** The doors and the trail mark where the reader is: `page` on the spot, `true` inside. */
export function currentDoor(door: string, page: PageBase): 'page' | 'true' | undefined {
  if (door === page.href) return 'page';
  return page.crumbs.some((crumb) => crumb.href === door) ? 'true' : undefined;
}

/** Language of a title that stands in a page of another language; Latin-only names are read as English. */
export function latinLang(text: string): 'en' | undefined {
  return /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u.test(text) && /\p{Script=Latin}/u.test(text) ? 'en' : undefined;
}

/** What a list shows under a title, short of repeating it. */
export function gist(item: NoteItem): string | undefined {
  return item.description === item.title ? undefined : item.description;
}

/** Names of the keys under which frontmatter links to other notes. */
const RELATIONS: Readonly<Record<string, string>> = {
  prerequisites: '前置',
  related: '相关',
  next: '下一步',
  branches: '分支',
  goal: '目标',
  confusable: '易混',
  supersedes: '取代',
  papers: '论文',
  sources: '出处',
};

/** `prerequisites` → 前置; a name that an author chose stands as it is. */
export function relationLabel(relation: string): string {
  return RELATIONS[relation] ?? relation;
}

/** The sentence of a backlink; of a typed link the key is said in Chinese: `prerequisites: 语料` → 前置：语料. */
export function sentence({ context, relation }: BacklinkItem): BacklinkItem['context'] {
  if (relation === undefined || context.before.trim() !== `${relation}:`) return context;
  return { ...context, before: `${relationLabel(relation)}：` };
}

/** A reason in a word (共引, 同题) stands beside a name; a sentence is told elsewhere on the page. */
export function shortReason(reason: string | undefined): string | undefined {
  return reason !== undefined && [...reason].length <= 8 ? reason : undefined;
}
