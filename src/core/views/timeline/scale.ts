/** How large a training run was, as its event tells below `训练规模：`. */
export interface Scale {
  /** What was trained; undefined where the line does not say. */
  readonly name: string | undefined;
  readonly params: number | undefined;
  /** Parameters at work for one token, of a mixture of experts. */
  readonly active: number | undefined;
  readonly tokens: number | undefined;
  /** Floating-point operations in all. */
  readonly flop: number;
  /** True where they are 6 × parameters × tokens and not a figure of its authors. */
  readonly derived: boolean;
}

const LINE = /^训练规模[：:]\s*/;
const NUMBER =
  /(?<n>\d[\d,]*(?:\.\d+)?)(?:\s*[eE]\+?(?<e>\d+)|\s*[×xX*]\s*10\s*\^?\s*\{?(?<p>\d+)\}?)?\s*(?<unit>万亿|亿|万|[TBMtbm](?![A-Za-z]))?/;
const UNITS: Readonly<Record<string, number>> = { 万亿: 1e12, 亿: 1e8, 万: 1e4, T: 1e12, B: 1e9, M: 1e6 };
const KINDS: readonly (readonly ['active' | 'params' | 'tokens' | 'flop', RegExp])[] = [
  ['active', /激活/],
  ['params', /参/],
  ['tokens', /词元|tokens?/i],
  ['flop', /FLOPs?|浮点运算/i],
];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Reads `训练规模：GPT-3，1750亿参数，3000亿词元，3.14e23 FLOP`. Undefined for any other line, and where neither the operations
 * are said nor both factors of the rule of thumb that gives them.
 */
export function readScale(line: string): Scale | undefined {
  if (!LINE.test(line)) return undefined;
  const found = new Map<string, number>();
  let name: string | undefined;
  for (const piece of line.replace(LINE, '').split(/[，、；;]|,(?!\d{3})/)) {
    const text = piece.replace(/[。.\s]+$/, '').trim();
    const kind = KINDS.find(([, word]) => word.test(text))?.[0];
    const value = kind === undefined ? undefined : numberIn(text);
    if (kind === undefined) name ??= text || undefined;
    else if (value !== undefined && !found.has(kind)) found.set(kind, value);
  }
  const [params, active, tokens, flop] = ['params', 'active', 'tokens', 'flop'].map((kind) => found.get(kind));
  const working = active ?? params;
  if (flop === undefined && (working === undefined || tokens === undefined)) return undefined;
  return {
    name,
    params,
    active,
    tokens,
    flop: flop ?? 6 * (working ?? 0) * (tokens ?? 0),
    derived: flop === undefined,
  };
}

function numberIn(text: string): number | undefined {
  const plain = text.replace(
    /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
    (digits) => `^${[...digits].map((d) => SUPERSCRIPTS.indexOf(d)).join('')}`,
  );
  const groups = NUMBER.exec(plain)?.groups;
  if (groups === undefined) return undefined;
  const unit = groups.unit === undefined ? 1 : (UNITS[groups.unit] ?? UNITS[groups.unit.toUpperCase()] ?? 1);
  const value = Number(`${groups.n?.replaceAll(',', '')}e${groups.e ?? groups.p ?? 0}`) * unit;
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

/** `1750亿`, `1.4万亿`: a count as it is said in Chinese. */
export function chineseCount(value: number): string {
  const [size, unit] =
    value >= 1e12 ? [1e12, '万亿'] : value >= 1e8 ? [1e8, '亿'] : value >= 1e4 ? [1e4, '万'] : [1, ''];
  return `${Number((value / size).toPrecision(4))}${unit}`;
}

/** `3.1×10²³`. */
export function powerOfTen(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(1).split('e');
  return `${mantissa}×${tenTo(Number(exponent))}`;
}

/** `10²³`. */
export function tenTo(exponent: number): string {
  return `10${[...String(exponent)].map((digit) => (digit === '-' ? '⁻' : SUPERSCRIPTS[Number(digit)])).join('')}`;
}
