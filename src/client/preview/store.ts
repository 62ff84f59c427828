import { type Preview, type PreviewFile, previewName, previewParts } from '../../core/pages/preview.ts';

/** The previews of this page: each file is asked for once, at the first hover of a link of its part. */
export class PreviewStore {
  readonly #parts: readonly (readonly string[])[];
  readonly #files = new Map<number, Promise<PreviewFile>>();
  readonly #here: string;

  constructor(body: HTMLElement, base: string, here: string) {
    const links = [...body.querySelectorAll<HTMLAnchorElement>('a[href]:not([data-ui])')];
    this.#parts = previewParts(links.map(hrefOf), base, here);
    this.#here = here;
  }

  has(link: HTMLAnchorElement): boolean {
    return this.#parts.some((part) => part.includes(hrefOf(link)));
  }

  async get(link: HTMLAnchorElement): Promise<Preview | undefined> {
    const href = hrefOf(link);
    const part = this.#parts.findIndex((hrefs) => hrefs.includes(href));
    if (part < 0) return undefined;
    const file = this.#files.get(part) ?? this.#load(part);
    this.#files.set(part, file);
    return (await file)[href];
  }

  async #load(part: number): Promise<PreviewFile> {
    try {
      const answer = await fetch(this.#here + previewName(part));
      return answer.ok ? ((await answer.json()) as PreviewFile) : {};
    } catch {
      // No network: the link still leads where it leads. The next hover may ask again.
      this.#files.delete(part);
      return {};
    }
  }
}

function hrefOf(link: HTMLAnchorElement): string {
  return link.getAttribute('href') ?? '';
}
