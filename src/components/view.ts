import type { NoteItem, PageBase } from '../core/pages/types.ts';

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
