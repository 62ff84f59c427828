import type { Answer, Request } from '../core/types.ts';
import { digestOf, Store } from '../io/cache.ts';
import { highlight } from './services/code.ts';

/**
 * Answers what core asked for, each digest once: highlighted code. Cached across runs; `version` is that of the compiler,
 * locked dependencies included.
 */
export async function answerRequests(requests: readonly Request[], version: string): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  if (requests.length === 0) return answers;
  const store = await Store.open<Answer>('answers');
  for (const request of requests) {
    if (answers.has(request.digest) || request.kind !== 'code') continue;
    const key = digestOf(version, request.digest);
    const answer = store.get(key) ?? (await answerCode(request.lang, request.value));
    store.set(key, answer);
    answers.set(request.digest, answer);
  }
  await store.save();
  return answers;
}

async function answerCode(lang: string, value: string): Promise<Answer> {
  const html = await highlight(lang, value);
  return html === null ? { kind: 'failed', message: `不认识的语言 ${lang}` } : { kind: 'code', html };
}
