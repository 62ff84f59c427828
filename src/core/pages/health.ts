import { runChecks } from '../checks/index.ts';
import type { Diagnostic, RuleName } from '../diagnostic.ts';
import type { Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { ROUTES } from '../links/routes.ts';
import { pageBase } from './base.ts';
import type { HealthItem, HealthPage } from './types.ts';

/** What the page tells of, in this order: title, and why an author should care. */
const TOLD: readonly (readonly [rule: RuleName, title: string, why: string])[] = [
  ['broken-link', '断链', '链接的札记还不存在，读者只看到文字。'],
  ['missing-heading', '没有的标题', '链接带着标题，那篇里却没有。'],
  ['missing-block', '没有的块', '链接带着块，那篇里却没有。'],
  ['missing-file', '缺的文件', '图片或附件不在库里。'],
  ['ambiguous-link', '有歧义的链接', '同样符合几篇，取了其中一篇或没有做链接。'],
  ['wanted-note', '想要的札记', '好几篇都链接到它，按呼声排列。'],
  ['orphan-note', '没有链入的', '读者只能从目录里碰到它。'],
  ['dead-end-note', '没有链出的', '读到这里就没有路了。'],
  ['stub-note', '太短的', '还只是个开头。'],
  ['missing-sources', '没有出处的', '陈述事实而没有写出处。'],
  ['stale-question', '久未校的存疑', '半年没有再看过。'],
  ['unlinked-mention', '提到而未链接', '说到了别篇的名字，两篇之间没有链接。'],
];

/** Findings of one rule that the page lists; it counts them all, and `npm run check` names every one. */
const LISTED = 300;

/** The page for authors, where the config wants it: what `npm run check` finds, by kind, each with its file and line. */
export function* planHealth(garden: Garden): Generator<HealthPage> {
  if (garden.config.health !== true) return;
  const found = new Map<RuleName, Diagnostic[]>();
  for (const finding of runChecks(garden)) {
    if (tellsOfUnpublished(garden, finding)) continue;
    const list = found.get(finding.rule);
    if (list) list.push(finding);
    else found.set(finding.rule, [finding]);
  }
  yield {
    ...pageBase(garden, ROUTES.health, '体检'),
    kind: 'health',
    indexed: false,
    notes: garden.entries.length,
    groups: TOLD.flatMap(([rule, title, why]) => {
      const findings = found.get(rule) ?? [];
      // Demand first; of equal demand, and of everything else, by place.
      const ranked = [...findings].sort((a, b) => (b.related?.length ?? 0) - (a.related?.length ?? 0));
      return findings.length === 0
        ? []
        : [
            {
              rule,
              title,
              why,
              count: findings.length,
              items: ranked.slice(0, LISTED).map((item) => healthItem(garden, item)),
            },
          ];
    }),
  };
}

/** Nothing of an unpublished note reaches any output (policy on OBSIDIAN.md 75). */
function tellsOfUnpublished(garden: Garden, { place, message, hint = '' }: Diagnostic): boolean {
  const { unpublished } = garden.index;
  return [...unpublished].some((path) => path === place.file || message.includes(path) || hint.includes(path));
}

function healthItem(garden: Garden, { place, message, hint }: Diagnostic): HealthItem {
  const entry = garden.byPath.get(place.file);
  return {
    title: entry?.note.title ?? place.file,
    href: entry?.href ?? href(garden.base, ROUTES.home),
    place: `${place.file}:${place.line}`,
    editHref: garden.config.edit?.replace('{path}', encodeURI(place.file)),
    message,
    hint,
  };
}
