/** Mermaid's errors in one line of Chinese: `Parse error on line 4: …` → `第 4 行附近有语法错误（…）`. */
export function explain(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).trim();
  const [first = ''] = text.split('\n');
  if (/no diagram type detected|UnknownDiagramError/i.test(text))
    return '认不出是哪一种图：第一行应是 flowchart、sequenceDiagram 这样的类型名';
  if (/maximum text size/i.test(text)) return '图的源文太长：请拆成几幅';
  const line = /(?:parse|lexical) error on line (\d+)/i.exec(text)?.[1];
  const got = /got '([^']+)'/.exec(text)?.[1];
  if (line !== undefined) return `图的第 ${line} 行附近有语法错误${got === undefined ? '' : `（多出或放错了 ${got}）`}`;
  return `Mermaid 画不出这幅图（${first.slice(0, 120)}）`;
}
