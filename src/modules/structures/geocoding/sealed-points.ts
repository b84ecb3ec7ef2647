import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Config } from '../../../platform/config/index.js';
import { Clock } from '../../../platform/time/clock.js';
import type { FoundAddress } from './geocoding-answer.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LASTS_MS = 12 * 3_600_000;

/**
 * A point that stands in the address of a page without being read there: where a person lives must not stay in the history
 * of a shared computer, in a log or in a link passed on. Sealed for one person, for half a day.
 */
@Injectable()
export class SealedPoints {
  private readonly key: Buffer;

  constructor(
    config: Config,
    private readonly clock: Clock,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', config.sessionSecret, '', 'passerelle: point of the directory', 32));
  }

  seal({ latitude, longitude, label, approximate }: FoundAddress, userId: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce).setAAD(Buffer.from(userId));
    const until = this.clock.now().getTime() + LASTS_MS;
    const words = JSON.stringify([until, latitude, longitude, approximate, label]);
    const sealed = [nonce, cipher.update(words, 'utf8'), cipher.final()];
    return Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64url');
  }

  /** Undefined for a text that was not sealed here, for this person, less than half a day ago. */
  open(text: string, userId: string): FoundAddress | undefined {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
    try {
      const decipher = createDecipheriv(ALGORITHM, this.key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(userId))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const words = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
      const parts = JSON.parse(words.toString('utf8')) as [number, number, number, boolean, string];
      const [until, latitude, longitude, approximate, label] = parts;
      return until < this.clock.now().getTime() ? undefined : { latitude, longitude, label, approximate };
    } catch {
      return undefined;
    }
  }
}
