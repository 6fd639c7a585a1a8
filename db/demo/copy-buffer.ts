const FIRST_BYTES = 16 * 1024;
/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const MOST_BYTES_A_UNIT = 3;
/** Rows are encoded together: a call for each would cost more than the encoding. */
const PENDING_UNITS = 8 * 1024;

/** Rows of text as UTF-8 in one growing block: millions of them would crowd the heap as strings. */
export class CopyBuffer {
  private bytes = new Uint8Array(FIRST_BYTES);
  private length = 0;
  private pending = '';
  private readonly encoder = new TextEncoder();

  /** Adds a row at the end. */
  append(row: string): void {
    this.pending += row;
    if (this.pending.length >= PENDING_UNITS) this.encodePending();
  }

  /** The rows so far, in a block of their own. */
  taken(): Uint8Array<ArrayBuffer> {
    this.encodePending();
    return this.bytes.slice(0, this.length);
  }

  private encodePending(): void {
    const needed = this.length + this.pending.length * MOST_BYTES_A_UNIT;
    if (needed > this.bytes.length) this.grow(needed);
    this.length += this.encoder.encodeInto(this.pending, this.bytes.subarray(this.length)).written;
    this.pending = '';
  }

  private grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
