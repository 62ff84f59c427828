import { describe, expect, it } from 'vitest';
import { normalizeSpacing } from '../../../src/core/text/spacing.ts';

describe('spacing between Han and Latin (READER.md 0.7)', () => {
  it.each([
    ['用 GPT 写', '用GPT写'],
    ['共 3 篇，见 A', '共3篇，见A'],
    ['甲 乙', '甲 乙'],
    ['a b 中', 'a b中'],
    ['甲 > 乙', '甲 > 乙'],
  ])('%s → %s', (before, after) => {
    expect(normalizeSpacing(before)).toBe(after);
  });
});
