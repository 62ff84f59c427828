import { inverseName, relationName } from '../core/graph/relations.ts';
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

/** Style of a `.far` part of a long page, laid out when it comes near: about so many rows of about so many em. */
export function far(rows: number, em: number): string {
  return `--far:${Math.round(4 + rows * em)}em`;
}

/** What a list shows under a title, short of repeating it. */
export function gist(item: NoteItem): string | undefined {
  return item.description === item.title ? undefined : item.description;
}

/** The sentence of a backlink; of a typed link in frontmatter the key is said in Chinese: `prerequisites: 语料` → 前置：语料. */
export function sentence({ context, relation }: BacklinkItem): BacklinkItem['context'] {
  if (relation === undefined || context.before.trim() !== `${relation}:`) return context;
  return { ...context, before: `${relationName(relation)}：` };
}

/** What a typed link in the text is called from this side: `前置:: [[词元]]` is 以此为前置 on the page of 词元. */
export function typedAs(item: BacklinkItem): string | undefined {
  return sentence(item) === item.context ? inverseName(item.relation) : undefined;
}

/** Longest title in a list, in characters: beyond it a title is a text. */
const LIST_TITLE = 60;

/** A title where it is not the title of the page: cut, so that it cannot push a list off the screen. */
export function listTitle(title: string): string {
  const chars = [...title];
  return chars.length <= LIST_TITLE ? title : `${chars.slice(0, LIST_TITLE - 1).join('')}…`;
}
