interface Advice {
  /** First line of the diagram. */
  readonly kind: RegExp;
  /** What stands, outside quotes, near the line that fails. */
  readonly near: RegExp;
  readonly advice: string;
}

/** Where it is Chinese, or what Chinese authors write, that a grammar does not take. */
const ADVICE: readonly Advice[] = [
  {
    kind: /^sankey/,
    near: /\p{Script=Han}|""/u,
    advice: 'Mermaid 的桑基图只认英文字母和数字，中文加引号也不认',
  },
  { kind: /^(?:gitGraph|xychart)/, near: /\p{Script=Han}/u, advice: '中文要放在英文的双引号里' },
  { kind: /^classDiagram/, near: /<<.*\p{Script=Han}/u, advice: '中文的 <<…>> 要写在类的花括号里面' },
  { kind: /^(?:flowchart|graph)/, near: /\[[^\]]*[(){}][^\]]*\]/, advice: '节点的文字里有括号，要放在英文的双引号里' },
];

/**
 * Mermaid's errors in one line of Chinese: `Parse error on line 4: …` → `第 4 行附近有语法错误`, with what to do where that
 * is known. Names of tokens say nothing to an author.
 */
export function explain(error: unknown, source = ''): string {
  const text = (error instanceof Error ? error.message : String(error)).trim();
  const [first = ''] = text.split('\n');
  if (/no diagram type detected|UnknownDiagramError/i.test(text))
    return '认不出是哪一种图：第一行应是 flowchart、sequenceDiagram 这样的类型名';
  if (/maximum text size/i.test(text)) return '图的源文太长：请拆成几幅';
  const line = /(?:parse|lexical) error on line (\d+)/i.exec(text)?.[1];
  if (line === undefined) return `Mermaid 画不出这幅图（${first.slice(0, 120)}）`;
  const advice = adviceOn(source, Number(line));
  return `图的第 ${line} 行附近有语法错误${advice === undefined ? '' : `（${advice}）`}`;
}

/** Mermaid counts lines from 0 or from 1, by kind of diagram, and some leave empty ones out. */
function adviceOn(source: string, line: number): string | undefined {
  const lines = source.split('\n');
  const kind = lines.find((text) => /^\s*[a-z]/i.test(text))?.trim() ?? '';
  const near = lines.slice(Math.max(0, line - 1), line + 2).map((text) => text.replace(/"[^"]*"/g, '""'));
  return ADVICE.find((entry) => entry.kind.test(kind) && near.some((text) => entry.near.test(text)))?.advice;
}
