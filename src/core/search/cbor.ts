/** A growing buffer of CBOR (RFC 8949): numbers, texts and arrays of known length are all that an index is made of. */
export class CborWriter {
  #bytes = new Uint8Array(1 << 14);
  #length = 0;

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  /** The head of an array; its items follow. */
  array(length: number): void {
    this.#head(0x80, length);
  }

  number(value: number): void {
    this.#head(0, value);
  }

  text(text: string): void {
    const encoded = UTF8.encode(text);
    this.#head(0x60, encoded.length);
    this.bytes(encoded);
  }

  /** What is encoded already. */
  bytes(encoded: Uint8Array): void {
    this.#reserve(encoded.length);
    this.#bytes.set(encoded, this.#length);
    this.#length += encoded.length;
  }

  /** What was written, as a copy; the writer begins anew. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** A type and its argument, in as few bytes as it takes. */
  #head(type: number, value: number): void {
    this.#reserve(5);
    const bytes = this.#bytes;
    if (value < 24) bytes[this.#length++] = type | value;
    else if (value < 0x100) {
      bytes[this.#length++] = type | 24;
      bytes[this.#length++] = value;
    } else if (value < 0x10000) {
      bytes[this.#length++] = type | 25;
      bytes[this.#length++] = value >> 8;
      bytes[this.#length++] = value;
    } else {
      bytes[this.#length++] = type | 26;
      for (let shift = 24; shift >= 0; shift -= 8) bytes[this.#length++] = value >>> shift;
    }
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

const UTF8 = new TextEncoder();
