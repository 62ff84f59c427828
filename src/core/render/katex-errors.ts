/** What KaTeX's errors say, as [its words, ours]; `$1` is the part of the formula that it names. */
const ERRORS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^Undefined control sequence: (\S+)/, '没有 $1 这个命令'],
  [/^No such environment: (\S+)/, '没有 $1 这个环境'],
  [/^Expected 'EOF', got '(.+?)'/, '多出了 $1'],
  [/^Expected '(.+?)', got 'EOF'/, '缺少 $1'],
  [/^Expected '(.+?)', got '(.+?)'/, '应为 $1，却是 $2'],
  [/^Unexpected end of input in a macro argument, expected '(.+?)'/, '缺少 $1'],
  [/^Expected group (?:after|as argument to) '(.+?)'/, '$1 后面缺少内容'],
  [/^Expected & or \\\\ or \\cr or \\end/, '表格或矩阵没有写完，缺少 \\end'],
  [/^Mismatch: (\\begin\{.*?\}) matched by (\\end\{.*?\})/, '$1 与 $2 不成对'],
  [/^Double (superscript|subscript)/, '连写了两个上标或两个下标，要用大括号分开'],
  [/^Extra \}/, '多出了 }'],
  [/^(?:Missing a|Expected one of).*delim|^Invalid delimiter/, '括号一类的定界符不对'],
  [/^Can't use function '(.+?)' in (?:math|text) mode/, '$1 不能用在这里'],
  [/^Got function '(.+?)' with no arguments/, '$1 的参数要写在大括号里'],
  [/^Limit controls must follow a math operator/, '\\limits 要跟在求和、积分一类的运算符后面'],
  [/^\\tag works only in display/, '\\tag 只能用在独占一行的公式里'],
  [/^Multiple \\tag/, '一行里只能有一个 \\tag'],
  [/^Invalid (?:size|unit): '(.*?)'/, '「$1」不是长度'],
  [/^Invalid color: '(.*?)'/, '「$1」不是颜色'],
  [
    /^Expected a control sequence|first argument must be a macro name|^Expected a macro definition/,
    '要定义的命令名不对',
  ],
  [/^Invalid number of arguments|^Not a valid argument number|^Incomplete placeholder/, '自定义命令的参数写得不对'],
  [/^Use of the macro doesn't match/, '自定义命令的用法与它的定义不符'],
  [/^Too many expansions/, '自定义命令展开得太多，可能在循环'],
  [/^Too many tab characters/, '一行里的 & 太多'],
  [/^(?:Unexpected|Unsupported) character: '?(.)/u, '不认识字符「$1」'],
];

/** Why KaTeX refuses a formula, in one line of Chinese; its own words where we have none. */
export function explainFormula(error: unknown): string {
  if (error instanceof RangeError) return '括号套得太深';
  const { message, rawMessage = message } = error as Error & { rawMessage?: string };
  for (const [pattern, words] of ERRORS) {
    const match = pattern.exec(rawMessage);
    if (match !== null) return words.replace(/\$(\d)/g, (_, index: string) => match[Number(index)] ?? '');
  }
  return `KaTeX 说 ${rawMessage.replace(/\s+/g, ' ').slice(0, 120)}`;
}
