import type { Actor, Role } from '../../../platform/access/actor.js';
import { type ReportScope, scopeOf } from './report-scope.js';

/** Who counts something of their own. */
export const REPORTERS = ['coordinator', 'structure_manager', 'mediator', 'counter'] as const satisfies readonly Role[];

/** A report of one person’s own work goes to nobody by a link: it would be about them. */
export const SHARERS = ['coordinator', 'structure_manager'] as const satisfies readonly Role[];

/** Their scope today is that of the report: a coordinator who left the team sees none of its reports any more. */
export function sees(actor: Actor, report: ReportScope): boolean {
  const own = scopeOf(actor);
  return own !== null && own.scopeKind === report.scopeKind && own.scopeCode === report.scopeCode;
}

/** A filter that names a mediator, or a word that somebody typed, stays inside: both stand in the head of the report. */
export const canShare = (
  actor: Actor,
  report: ReportScope & { filters: { mediatorId?: string | undefined; tagId?: string | undefined } },
): boolean =>
  (SHARERS as readonly Role[]).includes(actor.role) &&
  sees(actor, report) &&
  report.filters.mediatorId === undefined &&
  report.filters.tagId === undefined;
