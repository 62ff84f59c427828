import { type Diagnostic, diagnostic, type RuleName } from '../diagnostic.ts';
import { textField } from '../facts/fields.ts';
import type { Garden } from '../garden.ts';
import { resolveLink } from '../links/resolve.ts';
import { isSourced, type Question, questionsOf, STATES } from '../views/questions/questions.ts';
import type { Check } from './index.ts';

/** What an open question owes its readers: evidence with sources, and what would change the judgement (READER.md 3.6). */
export const questionRules: Check = {
  rule: ['bad-field', 'question-without-test', 'unsupported-answer', 'uncited-evidence'],
  *run(garden) {
    for (const question of questionsOf(garden)) yield* examine(garden, question);
  },
};

function* examine(garden: Garden, question: Question): Generator<Diagnostic> {
  const { note } = question.entry;
  const found = (rule: RuleName, line: number, message: string, hint: string) =>
    diagnostic(rule, { file: note.path, line, column: 1 }, message, hint);
  const state = textField(note, 'state');
  if (state !== undefined && !STATES.some((name) => name === state))
    yield found('bad-field', 1, `属性 state：没有 ${state} 这个值，按未解算`, `可用的值：${STATES.join('、')}`);
  if (!/[？?][」』”"）)]*$/.test(note.title.trim()))
    yield found('bad-field', 1, '属性 title：存疑的题目不是问句', '写成一个以？结尾的问句');
  const evidence = [...question.support, ...question.against];
  if (question.state === '已解' && evidence.length === 0)
    yield found('unsupported-answer', 1, '标为已解，却没有列证据', '在「## 支持」或「## 反对」下列出证据，每条带出处');
  if (question.state !== '已解' && question.tests.length === 0)
    yield found('question-without-test', 1, '没有写什么会改变判断', '加一节「## 什么会改变判断」，列出看得见的证据');
  const isPaper = (target: string) => {
    const { resolution } = resolveLink(garden.index, note.path, { target, fragment: undefined });
    return resolution.kind === 'note' && garden.byPath.get(resolution.path)?.type === 'paper';
  };
  for (const item of evidence)
    if (!isSourced(item, isPaper))
      yield found('uncited-evidence', item.line, '这条证据没有出处', '在句末加引用，如 [@key]');
}
