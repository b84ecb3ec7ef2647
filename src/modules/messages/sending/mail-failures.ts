import type { Failure, FailureCode } from '../failure-codes.js';

/** What nodemailer throws. */
interface MailError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

const failure = (code: FailureCode, of: Partial<Failure> = {}): Failure => ({
  code,
  permanent: false,
  ofTheServer: false,
  reply: null,
  ...of,
});

/**
 * What a failed sending means (RFC 5321, §4.2.1): 5xx will not change by itself, 4xx and silences may. A password that
 * is refused says nothing of the message: it waits for the administrator.
 */
export function mailFailure(error: unknown): Failure {
  const { code, command, responseCode, response } = (error ?? {}) as MailError;
  const reply = response ?? null;
  if (code === 'EAUTH' || code === 'ENOAUTH') return failure('sign_in_refused', { ofTheServer: true, reply });
  if (responseCode !== undefined && responseCode >= 500) {
    const aboutTheAddress = code === 'EENVELOPE' && command !== 'MAIL FROM';
    return failure(aboutTheAddress ? 'address_refused' : 'message_refused', { permanent: true, reply });
  }
  if (responseCode !== undefined && responseCode >= 400) return failure('try_later', { reply });
  // Nothing was asked of the server: the address itself is not one.
  if (code === 'EENVELOPE') return failure('address_refused', { permanent: true });
  if (code === 'ETIMEDOUT' || code === 'EABORT') return failure('timeout', { ofTheServer: true });
  return failure('no_connection', { ofTheServer: true });
}
