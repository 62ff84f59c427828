/** `npm run fuzz`: LANYIN_FUZZ inputs (20,000 without) from a seed that is printed, or LANYIN_FUZZ_SEED again. */
import fc from 'fast-check';
import { checkSplice, checkValid } from './properties.ts';
import { splices } from './splices.ts';
import { validNotes } from './valid.ts';

const numRuns = Number(process.env.LANYIN_FUZZ ?? 20_000);
const seed = Number(process.env.LANYIN_FUZZ_SEED ?? Date.now() % 2 ** 31);

process.stderr.write(`seed ${seed}, ${numRuns} inputs\n`);
fc.assert(fc.property(validNotes, checkValid), { numRuns: Math.ceil(numRuns / 4), seed });
fc.assert(fc.property(splices, checkSplice), { numRuns, seed });
process.stderr.write('no finding\n');
