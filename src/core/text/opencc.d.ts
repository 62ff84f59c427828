/** The tables of OpenCC as opencc-js ships it: `traditional simplified|…`. The package types only its converters. */
declare module 'opencc-js/dict/*' {
  const table: string;
  export default table;
}
