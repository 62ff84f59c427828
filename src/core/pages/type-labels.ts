import type { NoteType } from '../types.ts';

/** What each type of note is called. */
export const TYPE_LABELS: Readonly<Record<NoteType, string>> = {
  note: '札记',
  term: '术语',
  timeline: '年表',
  event: '事件',
  stage: '训练流程',
  question: '存疑',
  paper: '论文',
  map: '导览',
  path: '学习路径',
};
