/** The tables of OpenCC as opencc-js ships it: `traditional simplified|…`. The package types only its converters. */
declare module 'opencc-js/dict/*' {
  const table: string;
  // biome-ignore lint/style/noDefaultExport: the shape of the package
  export default table;
}
