import table from 'opencc-js/dict/TSCharacters';

/**
 * Traditional characters and the simplified ones they fold to, one to one (OpenCC's table, first choice). 108 KB of
 * text: for the build only. What a browser needs of it is cut to the characters of the vault (core/search/fold-table).
 */
export const HAN_VARIANTS: ReadonlyMap<string, string> = new Map(
  table.split('|').flatMap((entry): [string, string][] => {
    const [from, to] = entry.split(' ');
    return from !== undefined && to !== undefined && from !== to ? [[from, to]] : [];
  }),
);
