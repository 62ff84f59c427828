declare module 'subset-font' {
  interface Options {
    targetFormat?: 'sfnt' | 'woff' | 'woff2';
    keepFeatures?: readonly string[];
    keepAllGlyphs?: boolean;
    noLayoutClosure?: boolean;
    noHinting?: boolean;
    dropTables?: readonly string[];
  }
  /** Cuts `font` to the characters of `text`; `text` is undefined only with `keepAllGlyphs`. */
  export default function subsetFont(font: Uint8Array, text: string | undefined, options?: Options): Promise<Buffer>;
}
