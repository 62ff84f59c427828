import fc from 'fast-check';
import { test } from 'vitest';
import { checkSplice, checkValid } from '../../fuzz/properties.ts';
import { splices } from '../../fuzz/splices.ts';
import { validNotes } from '../../fuzz/valid.ts';

const numRuns = Number(process.env.LANYIN_FUZZ ?? 300);
// One seed, so that a failure here is a change's own; `npm run fuzz` takes others.
const seed = 20_240_911;

test('splices of all syntaxes render whole, at once, balanced and safe', () => {
  fc.assert(fc.property(splices, checkSplice), { numRuns, seed });
}, 600_000);

test('well-formed constructs leave none of their marks', () => {
  fc.assert(fc.property(validNotes, checkValid), { numRuns, seed });
}, 600_000);
