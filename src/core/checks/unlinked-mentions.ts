import { diagnostic } from '../diagnostic.ts';
import { mentionedAs, mentionPlace } from '../graph/mentions/find-mentions.ts';
import type { Check } from './index.ts';

/** Notes that name another without a link anywhere in them: once for each two notes, at the first place. */
export const unlinkedMentions: Check = {
  rule: 'unlinked-mention',
  *run(garden) {
    for (const { note, mentions } of garden.entries) {
      for (const mention of mentions)
        yield diagnostic(
          'unlinked-mention',
          mentionPlace(mention),
          `提到「${mentionedAs(mention)}」而没有链接到 ${note.path}`,
          '写成双链；若说的不是它，在那篇的属性里写 mentions: false',
        );
    }
  },
};
