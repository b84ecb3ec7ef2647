import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new identifier (UUID version 7, RFC 9562): random enough for a URL, ordered enough for an index. */
export const newId = (): string => v7();

export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
