/** A letter or digit of a script that puts spaces between words. */
const WORD = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts that put none: where their words begin and end, a dictionary has to tell. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〆ー]/u;
/** Marks that make one word of what stands on both sides: before a name (`Self-Attention`), and after it (`GPT-3.5` is no `GPT-3`). */
const JOINTS_BEFORE = new Set(['-', '\u2010', '\u2011', '.', "'", '\u2019']);
const JOINTS_AFTER = new Set(['.']);

/** Characters that stand as words of their own: particles, prepositions, conjunctions, adverbs, common verbs and directions. */
const SMALL_WORDS = new Set(
  '的了着过地得之其所是有在和与及或并且而但若如则因为于以从自由把被将对向往朝给跟同比让使令叫请用按照到至去来上下里中内外前后间时当就才也都还又再更最很太较只仅已曾正可能会要应须该不没无非未别每各该此这那哪某等们个种类几两多少说看做作成变加减乘除后便即却令逐'.split(
    '',
  ),
);

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Tells whether a name that stands at a place of a text stands there as a word. One for each text: it remembers the words. */
export class WordEdges {
  private readonly text: string;
  /** Per unit of the text, the start of the word it is in, once its run was cut into words; -1 before. */
  private starts: Int32Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Both edges of `text.slice(start, end)` are edges of words. */
  fit(start: number, end: number): boolean {
    return this.fits(start, start, end) && this.fits(end, start, end);
  }

  private fits(edge: number, start: number, end: number): boolean {
    const before = this.charBefore(edge);
    const after = this.charAfter(edge);
    if (before === '' || after === '') return true;
    if (UNSPACED.test(before) && UNSPACED.test(after)) return this.fitsUnspaced(edge, start, end);
    if (edge === start) return !isWord(after) || !joined(before, this.charBefore(edge - before.length), JOINTS_BEFORE);
    return !isWord(before) || !joined(after, this.charAfter(edge + after.length), JOINTS_AFTER);
  }

  /**
   * Han edges agree with the dictionary's words. Where a word of the dictionary lies across the edge, the longer of the two
   * wins: 上下文 stands in 上下文学到 (the dictionary has 文学 there), 文学 does not. Of equally long ones the name wins
   * where what it leaves of the other can stand alone: 权重 stands in 权重里 (cut as 权·重里), 词表 not in 词表示.
   */
  private fitsUnspaced(edge: number, start: number, end: number): boolean {
    const word = this.wordAcross(edge);
    if (word === undefined) return true;
    const longer = end - start - (word.end - word.start);
    const left = edge === start ? this.text.slice(word.start, edge) : this.text.slice(edge, word.end);
    return longer > 0 || (longer === 0 && SMALL_WORDS.has(left));
  }

  private wordAcross(edge: number): { start: number; end: number } | undefined {
    const starts = this.starts ?? new Int32Array(this.text.length).fill(-1);
    this.starts = starts;
    if (starts[edge] === -1) this.cutRun(edge, starts);
    const start = starts[edge] as number;
    if (start === edge) return undefined;
    let end = edge + 1;
    while (end < starts.length && starts[end] === start) end++;
    return { start, end };
  }

  /** Cuts the run of unspaced script around a place into words: what stands beyond the run has no say in it. */
  private cutRun(at: number, starts: Int32Array): void {
    let from = at;
    let to = at;
    while (from > 0 && UNSPACED.test(this.charBefore(from))) from -= this.charBefore(from).length;
    while (to < this.text.length && UNSPACED.test(this.charAfter(to))) to += this.charAfter(to).length;
    for (const { index, segment } of segmenter.segment(this.text.slice(from, to)))
      starts.fill(from + index, from + index, from + index + segment.length);
  }

  private charBefore(at: number): string {
    const unit = this.text.charCodeAt(at - 1);
    if (at <= 0) return '';
    return unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? this.text.slice(at - 2, at) : (this.text[at - 1] as string);
  }

  private charAfter(at: number): string {
    const point = this.text.codePointAt(at);
    return point === undefined ? '' : String.fromCodePoint(point);
  }
}

function isWord(char: string): boolean {
  return WORD.test(char) && !UNSPACED.test(char);
}

/** Whether a word goes on beyond its edge: `near` is the character next to it, `far` the one after that. */
function joined(near: string, far: string, joints: ReadonlySet<string>): boolean {
  return isWord(near) || (joints.has(near) && isWord(far));
}
