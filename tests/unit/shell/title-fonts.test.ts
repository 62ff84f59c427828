import { Blob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { expect, test } from 'vitest';
import { cutFaces, titleFonts } from '../../../src/shell/title-fonts.ts';

const SITE = '蓝印本';

async function glyphsOf(woff2: Uint8Array): Promise<string> {
  const sfnt = await subsetFont(Buffer.from(woff2), undefined, { keepAllGlyphs: true, targetFormat: 'sfnt' });
  const codes = [...new Face(new Blob(sfnt), 0).collectUnicodes()];
  return codes.map((code) => String.fromCodePoint(code)).join('');
}

test('a face holds exactly the glyphs of its title and of the site, however many are cut at once', async () => {
  const alone = await titleFonts(['注意力机制'], new Map(), SITE);
  const together = await titleFonts(['混合专家 MoE', '注意力机制', '词元'], new Map(), SITE);
  const face = (await alone.get('注意力机制')) as Uint8Array;
  expect(await glyphsOf(face)).toBe([...new Set(`注意力机制${SITE}`)].sort().join(''));
  expect(Buffer.compare(face, (await together.get('注意力机制')) as Uint8Array)).toBe(0);
});

test('a title that the face cannot write has none: the reader’s own fonts do', async () => {
  const faces = await titleFonts(['😀🎉', '', '   ', '词元'], new Map(), SITE);
  expect(faces.has('词元')).toBe(true);
  expect(faces.has('😀🎉') || faces.has('') || faces.has('   ')).toBe(false);
});

test('what is in the store is not cut again', async () => {
  const store = new Map<string, Uint8Array>();
  const first = await titleFonts(['词元'], store, SITE);
  await first.get('词元');
  const asked: string[][] = [];
  const again = await titleFonts(['词元', '损失'], store, SITE, (glyphs, shelf) => {
    asked.push([...glyphs]);
    const all = cutFaces(glyphs, shelf);
    return glyphs.map(async (_, index) => (await all)[index] as Uint8Array);
  });
  expect(asked).toEqual([[[...new Set(`损失${SITE}`)].sort().join('')]]);
  expect(await again.get('词元')).toBe(await first.get('词元'));
});
