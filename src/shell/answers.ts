import type { Answer, Request } from '../core/types.ts';
import { digestOf, Store } from '../io/cache.ts';
import { highlight } from './services/code.ts';
import { renderDiagram } from './services/diagram.ts';

/**
 * Answers what core asked for, each digest once: highlighted code and drawn diagrams. Cached across runs; `version` is
 * that of the compiler, the services and locked dependencies included. Mermaid is loaded only where a diagram is new.
 */
export async function answerRequests(requests: readonly Request[], version: string): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  if (requests.length === 0) return answers;
  const store = await Store.open<Answer>('answers');
  const unique = new Map(requests.map((request) => [request.digest, request]));
  // All at once: diagrams are drawn by threads, and code goes on meanwhile.
  const work = [...unique].map(async ([digest, request]): Promise<[string, Answer]> => {
    const key = digestOf(version, digest);
    const known = store.get(key);
    if (known) return [digest, known];
    const { answer, lasting } = await answerTo(request);
    if (lasting) store.set(key, answer);
    return [digest, answer];
  });
  for (const [digest, answer] of await Promise.all(work)) answers.set(digest, answer);
  await store.save();
  return answers;
}

/** `lasting` is false for what another run may answer otherwise: a drawing that ran out of time. */
async function answerTo(request: Request): Promise<{ answer: Answer; lasting: boolean }> {
  if (request.kind === 'code') return { answer: await answerCode(request.lang, request.value), lasting: true };
  const drawing = await renderDiagram(request.value, request.digest);
  if ('svg' in drawing) return { answer: { kind: 'diagram', ...drawing }, lasting: true };
  return { answer: { kind: 'failed', message: drawing.message }, lasting: !drawing.transient };
}

async function answerCode(lang: string, value: string): Promise<Answer> {
  const html = await highlight(lang, value);
  return html === null ? { kind: 'failed', message: `不认识的语言 ${lang}` } : { kind: 'code', html };
}
