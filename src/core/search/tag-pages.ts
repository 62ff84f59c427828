/** Pages in order as gaps in base36: `tags.json` holds such a list for each tag. */
export function encodePages(pages: readonly number[]): string {
  return pages.map((page, at) => (page - (pages[at - 1] ?? -1) - 1).toString(36)).join(' ');
}

/** Page numbers from their gaps in base 36. */
export function decodePages(list: string): ReadonlySet<number> {
  let page = -1;
  return new Set(
    list.split(' ').map((gap) => {
      page += Number.parseInt(gap, 36) + 1;
      return page;
    }),
  );
}
