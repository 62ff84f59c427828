import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIXTURES, readable, renderInVault, syntaxFixtures } from '../../syntax-vault.ts';

/**
 * Each folder of tests/fixtures/syntax is named after a rule of OBSIDIAN.md and shows it: `input.md` as a note of the vault
 * in tests/syntax-vault.ts, `output.html` as it must print. `UPDATE_FIXTURES=1` writes the outputs anew, to be read again.
 */
describe('syntax fixtures', () => {
  test.each(syntaxFixtures())('$name', ({ name, input }) => {
    const { html, diagnostics } = renderInVault(input);
    const findings = diagnostics.map((found) => `<!-- ${found.place.line}: ${found.rule}: ${found.message} -->\n`);
    const printed = readable(html) + findings.join('');
    const file = `${FIXTURES}/${name}/output.html`;
    if (process.env.UPDATE_FIXTURES === '1') writeFileSync(file, printed);
    expect(printed).toBe(readFileSync(file, 'utf8'));
  });
});
