import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../access/actor.js';

export interface RequestContext {
  requestId: string;
  /** Known once the session is read. */
  actor: Actor | null;
}

/** Who asks, and under which request: read by the audit trail and the logs, never passed by hand. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
