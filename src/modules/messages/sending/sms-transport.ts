import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';
import type { Failure } from '../failure-codes.js';

const PATIENCE_MS = 10_000;

/**
 * Text messages through an HTTP provider (docs/operating.md): POST of `{ "to": "+33612345678", "text": "…",
 * "reference": "<id>" }` with « Authorization: Bearer SMS_TOKEN ». Any 2xx means that it took charge of the message;
 * `reference` is the same at each try, so that a provider that knows it sends it once.
 */
@Injectable()
export class SmsTransport {
  constructor(private readonly config: Config) {}

  get configured(): boolean {
    return this.config.smsUrl !== undefined;
  }

  /** Null when the provider took it. */
  async send(sms: { to: string; text: string; reference: string }): Promise<Failure | null> {
    try {
      const answer = await fetch(this.config.smsUrl ?? '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.config.smsToken ?? ''}` },
        body: JSON.stringify(sms),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.body?.cancel();
      return answer.ok ? null : refusal(answer.status);
    } catch (error) {
      const code = (error as Error).name === 'TimeoutError' ? 'timeout' : 'no_connection';
      return { code, permanent: false, ofTheServer: true, reply: null };
    }
  }
}

function refusal(status: number): Failure {
  const reply = `HTTP ${status}`;
  if (status === 401 || status === 403) {
    return { code: 'sign_in_refused', permanent: false, ofTheServer: true, reply };
  }
  if (status === 429 || status === 408) return { code: 'try_later', permanent: false, ofTheServer: true, reply };
  if (status >= 400 && status < 500) return { code: 'address_refused', permanent: true, ofTheServer: false, reply };
  return { code: 'no_connection', permanent: false, ofTheServer: true, reply };
}
