export type TextEncoding = 'utf-8' | 'windows-1252';

/** Tells UTF-8 from windows-1252, without keeping the text. */
export class EncodingCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private valid = true;
  private bytes = 0;
  private odd = 0;

  add(chunk: Buffer): void {
    this.bytes += chunk.length;
    for (const byte of chunk) if (byte < 9 || (byte > 13 && byte < 32)) this.odd += 1;
    if (!this.valid) return;
    try {
      this.decoder.decode(chunk, { stream: true });
    } catch {
      this.valid = false;
    }
  }

  /** `binary`: no text at all. `cut`: UTF-8 that ends in the middle of a letter. */
  verdict(): TextEncoding | 'binary' | 'cut' {
    // A few stray control characters are met in real files, and cleaned; a binary file is full of them.
    if (this.odd * 1000 > this.bytes) return 'binary';
    if (!this.valid) return 'windows-1252';
    try {
      this.decoder.decode();
    } catch {
      return 'cut';
    }
    return 'utf-8';
  }
}
