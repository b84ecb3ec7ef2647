/** Why a message did not leave. Their French sentences are in web/labels.ts. */
export const FAILURE_CODES = [
  'address_refused',
  'message_refused',
  'try_later',
  'no_connection',
  'timeout',
  'sign_in_refused',
  'not_composed',
  'interrupted',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export interface Failure {
  code: FailureCode;
  /** Trying again with the same address and the same words would give the same answer. */
  permanent: boolean;
  /** True when it says nothing of this message: the others would meet the same. */
  ofTheServer: boolean;
  /** The server's own words, one short line. */
  reply: string | null;
}
