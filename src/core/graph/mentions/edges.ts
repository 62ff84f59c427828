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

/** A stretch of a text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Tells whether a name that stands at a place of a text stands there as a word. One for each text: it remembers the words. */
export class WordEdges {
  private readonly text: string;
  /** Per unit of the text, the start of the word it is in, where a span begins or ends in its run; -1 elsewhere. */
  private readonly starts: Int32Array;

  /** `spans` are those that will be asked for. */
  constructor(text: string, spans: readonly Span[]) {
    this.text = text;
    this.starts = new Int32Array(text.length).fill(-1);
    this.cut(this.runsAround(spans));
  }

  /** Both edges of `text.slice(start, end)` are edges of words. */
  fit(start: number, end: number): boolean {
    return this.fits(start, start, end) && this.fits(end, start, end);
  }

  private fits(edge: number, start: number, end: number): boolean {
    const before = this.charBefore(edge);
    const after = this.charAfter(edge);
    if (before === '' || after === '') return true;
    if (isUnspaced(before) && isUnspaced(after)) return this.fitsUnspaced(edge, start, end);
    // `.NET` is no name of its own in `ASP.NET`.
    if (edge === start && JOINTS_BEFORE.has(after)) return !isWord(before);
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

  private wordAcross(edge: number): Span | undefined {
    const { starts } = this;
    const start = starts[edge] as number;
    if (start === edge) return undefined;
    let end = edge + 1;
    while (end < starts.length && starts[end] === start) end++;
    return { start, end };
  }

  /** The runs of unspaced script inside which a span begins or ends, each once. */
  private runsAround(spans: readonly Span[]): Span[] {
    const runs: Span[] = [];
    for (const { start, end } of spans) {
      for (const edge of [start, end]) {
        if (this.starts[edge] !== -1 || !isUnspaced(this.charBefore(edge)) || !isUnspaced(this.charAfter(edge)))
          continue;
        const run = this.runAround(edge);
        this.starts.fill(run.start, run.start, run.end);
        runs.push(run);
      }
    }
    return runs;
  }

  private runAround(at: number): Span {
    let start = at;
    let end = at;
    while (isUnspaced(this.charBefore(start))) start -= this.charBefore(start).length;
    while (isUnspaced(this.charAfter(end))) end += this.charAfter(end).length;
    return { start, end };
  }

  /**
   * Cuts runs into words, all in one go, which costs a third of one after the other. A line's end between them keeps them
   * apart: what stands beyond a run has no say in it.
   */
  private cut(runs: readonly Span[]): void {
    if (runs.length === 0) return;
    const together = runs.map(({ start, end }) => this.text.slice(start, end)).join('\n');
    let run = 0;
    let offset = runs[0]?.start ?? 0;
    for (const { index, segment } of segmenter.segment(together)) {
      if (segment === '\n') offset = (runs[++run]?.start ?? 0) - index - 1;
      else this.starts.fill(offset + index, offset + index, offset + index + segment.length);
    }
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

const unspaced = new Map<string, boolean>();

/** Remembered for each character, since it is asked many times for each of a text. */
function isUnspaced(char: string): boolean {
  const known = unspaced.get(char);
  if (known !== undefined) return known;
  const is = UNSPACED.test(char);
  unspaced.set(char, is);
  return is;
}

function isWord(char: string): boolean {
  return WORD.test(char) && !isUnspaced(char);
}

/** Whether a word goes on beyond its edge: `near` is the character next to it, `far` the one after that. */
function joined(near: string, far: string, joints: ReadonlySet<string>): boolean {
  return isWord(near) || (joints.has(near) && isWord(far));
}
