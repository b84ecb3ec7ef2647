/** What a log may say of a failure: its class and code. Its message may quote what was typed, or an address. */
export function nameOfError(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return typeof code === 'string' ? `${name} ${code}` : name;
}

/** Where it happened, without the message. */
export const placesOfError = (error: unknown): string | undefined =>
  error instanceof Error
    ? error.stack
        ?.split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 12)
        .join('\n')
    : undefined;
