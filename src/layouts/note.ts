import { latinLang } from '../components/view.ts';
import type { NavItem, NotePage } from '../core/pages/types.ts';
import type { Heading } from '../core/types.ts';

/** What an outline lists: three levels below the title, the shallowest first; without the heading that is the title. */
export function headings(all: readonly Heading[]): readonly Heading[] {
  const below = all.filter((heading) => heading.text !== '' && heading.depth > 1);
  const top = Math.min(...below.map((heading) => heading.depth));
  return below.filter((heading) => heading.depth < top + 3);
}

/** The folder or section that a note belongs to: the last step of its trail. */
export function part(page: NotePage): NavItem | undefined {
  return page.crumbs.at(-1);
}

/** English name, abbreviation and other names, each once and none that is the title. */
export function names(page: NotePage): readonly { readonly text: string; readonly lang: 'en' | undefined }[] {
  const seen = new Set([page.title.toLowerCase()]);
  const all = [page.note.en, page.abbr, ...page.aliases].filter((name) => name !== undefined && name !== '');
  return all.flatMap((name) => {
    const key = (name as string).toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ text: name as string, lang: latinLang(name as string) }];
  });
}

/** Long titles are set smaller, so that a title of three hundred characters is still a title and not a page. */
export function sizeOf(title: string): 'long' | 'endless' | undefined {
  const width = [...title].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0);
  if (width > 60) return 'endless';
  return width > 22 ? 'long' : undefined;
}
